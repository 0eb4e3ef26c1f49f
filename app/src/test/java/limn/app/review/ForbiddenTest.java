package limn.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import limn.annotator.model.ImageId;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ForbiddenTest {
    private static final ImageId ONE = new ImageId(1);
    private static final Tags TAGS = Tags.of(TagState.PRESENT, TagState.ABSENT, TagState.UNKNOWN, TagState.ABSENT);

    @Test
    void onlyDeniedClassesAreForbiddenAndTheLargestIsNamed() {
        Forbidden found = Forbidden.of(ONE, new long[]{50, 10, 20, 20}, TAGS).orElseThrow();

        assertThat(found.share()).isEqualTo(0.3f, Offset.offset(1e-6f));
        assertThat(found.classId()).isEqualTo(3);
        assertThat(found.classShare()).isEqualTo(0.2f, Offset.offset(1e-6f));
    }

    @Test
    void aTagThatIsSetPresentForbidsNoMore() {
        Tags mended = TAGS.with(3, TagState.PRESENT);

        assertThat(Forbidden.of(ONE, new long[]{80, 0, 0, 20}, mended)).isEmpty();
    }

    @Test
    void aHandfulOfPixelsIsNoHint() {
        assertThat(Forbidden.of(ONE, new long[]{9_999, 1, 0, 0}, TAGS)).isEmpty();
        assertThat(Forbidden.of(ONE, new long[0], TAGS)).isEmpty();
    }

    @Test
    void theImageWhoseTagsForbidMostIsFirstAndEqualOnesStayInTheirOrder() {
        List<Forbidden> found = List.of(of(3, 10), of(1, 10), of(2, 30));

        assertThat(Forbidden.mostFirst(found)).extracting(f -> f.image().value()).containsExactly(2L, 1L, 3L);
    }

    private static Forbidden of(long image, int denied) {
        Optional<Forbidden> found = Forbidden.of(new ImageId(image), new long[]{100 - denied, denied, 0, 0}, TAGS);
        return found.orElseThrow();
    }
}
