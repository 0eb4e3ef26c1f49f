package limn.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import limn.annotator.edit.Selection;
import limn.annotator.model.ImageId;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import org.junit.jupiter.api.Test;

class RegionsTest {
    private static final int W = 20;
    private static final int H = 10;

    private static byte[] filled(int value) {
        var all = new byte[W * H];
        Arrays.fill(all, (byte) value);
        return all;
    }

    @Test
    void onlyUnlabelledPixelsThatNobodyRefusedWait() {
        var editor = Mask.unlabelled(W, H).edit();
        var refused = new Selection.Builder(new Region(15, 0, 5, H));
        for (int y = 0; y < H; y++) {
            editor.span(y, 0, 5, 1);
            refused.add(y, 15, 20);
        }

        List<Regions.Sure> found = Regions.of(editor.done(), filled(0), filled(204), 255, List.of(refused.build()));

        assertThat(found).singleElement().satisfies(r -> {
            assertThat(r.part().bounds()).isEqualTo(new Region(5, 0, 10, H));
            assertThat(r.confidence()).isEqualTo(0.8f);
        });
    }

    @Test
    void whatTheProjectHasNoClassForIsNotProposed() {
        assertThat(Regions.of(Mask.unlabelled(W, H), filled(Mask.UNLABELLED), filled(255), 255, List.of())).isEmpty();
    }

    @Test
    void aWishNamesClassAndConfidenceAndDisagreement() {
        var region = new Proposed(new ImageId(1), 1, 30, 0.8f, new Region(0, 0, 1, 1));
        Tags unknown = Tags.unknown(2);

        assertThat(new Wanted(OptionalInt.of(0), 0, 1, false).accepts(region, unknown, -1)).isFalse();
        assertThat(new Wanted(OptionalInt.of(1), 0.8f, 1, false).accepts(region, unknown, -1)).isTrue();
        assertThat(new Wanted(OptionalInt.empty(), 0.81f, 1, false).accepts(region, unknown, -1)).isFalse();
        assertThat(new Wanted(OptionalInt.empty(), 0, 1, true).accepts(region, unknown, 0.05f)).isFalse();
        assertThat(new Wanted(OptionalInt.empty(), 0, 1, true).accepts(region, unknown, 0.2f)).isTrue();
        assertThat(new Wanted(OptionalInt.empty(), 0, 1, true).accepts(region, unknown.with(1, TagState.ABSENT), -1))
                .isTrue();
    }
}
