package limn.annotator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import limn.annotator.model.ImageId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GallerySelectionTest {
    private final GallerySelection selection = new GallerySelection();

    @BeforeEach
    void order() { selection.setOrder(ids(1, 2, 3, 4, 5)); }

    private static List<ImageId> ids(long... values) { return LongStream.of(values).mapToObj(ImageId::new).toList(); }

    @Test
    void aRangeGoesFromTheAnchorInBothDirections() {
        selection.only(2);
        selection.rangeTo(4);
        assertThat(selection.selected()).containsExactlyInAnyOrderElementsOf(ids(3, 4, 5));
        selection.rangeTo(0);
        assertThat(selection.selected()).containsExactlyInAnyOrderElementsOf(ids(1, 2, 3));
        assertThat(selection.focus()).isZero();
    }

    @Test
    void togglingAddsAndTakesAway() {
        selection.only(0);
        selection.toggle(3);
        assertThat(selection.selected()).containsExactlyInAnyOrderElementsOf(ids(1, 4));
        selection.toggle(0);
        assertThat(selection.selected()).containsExactlyElementsOf(ids(4));
    }

    @Test
    void selectionAndFocusFollowTheirPicturesIntoAnotherOrder() {
        selection.only(1);
        selection.toggle(4);
        selection.setOrder(ids(5, 4, 3));

        assertThat(selection.selected()).containsExactlyElementsOf(ids(5));
        assertThat(selection.focus()).isZero();
    }

    @Test
    void aFocusWhosePictureIsGoneIsNone() {
        selection.only(1);
        selection.setOrder(ids(1));

        assertThat(selection.focus()).isEqualTo(-1);
        assertThat(selection.selected()).isEmpty();
        selection.rangeTo(0);
        assertThat(selection.selected()).containsExactlyElementsOf(ids(1));
    }
}
