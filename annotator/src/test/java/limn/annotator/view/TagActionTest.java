package limn.annotator.view;

import static org.assertj.core.api.Assertions.assertThat;

import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import org.junit.jupiter.api.Test;

class TagActionTest {
    private final Tags some = Tags.unknown(3).with(1, TagState.PRESENT);

    @Test
    void eachActionDoesWhatItSays() {
        assertThat(new TagAction.SetState(2, TagState.ABSENT).applyTo(some)).isEqualTo(some.with(2, TagState.ABSENT));
        assertThat(new TagAction.AllUnknown().applyTo(some)).isEqualTo(Tags.unknown(3));
        assertThat(new TagAction.OthersAbsent().applyTo(some))
                .isEqualTo(some.with(0, TagState.ABSENT).with(2, TagState.ABSENT));
    }
}
