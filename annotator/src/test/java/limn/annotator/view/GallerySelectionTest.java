package limn.annotator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.model.Tags;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GallerySelectionTest {
    private int changes;
    private final GallerySelection selection = new GallerySelection(() -> changes++);

    @BeforeEach
    void order() { selection.setOrder(items(1, 2, 3, 4, 5)); }

    private static List<GalleryItem> items(long... values) {
        return LongStream.of(values).mapToObj(id -> new GalleryItem(
                new ImageItem(new ImageId(id), id + ".png", id + ".png", 4, 4, Split.TRAIN, ReviewState.NEW),
                Tags.unknown(1), false)).toList();
    }

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
        selection.setOrder(items(5, 4, 3));

        assertThat(selection.selected()).containsExactlyElementsOf(ids(5));
        assertThat(selection.focus()).isZero();
    }

    @Test
    void aFocusWhosePictureIsGoneIsNone() {
        selection.only(1);
        selection.setOrder(items(1));

        assertThat(selection.focus()).isEqualTo(-1);
        assertThat(selection.selected()).isEmpty();
        selection.rangeTo(0);
        assertThat(selection.selected()).containsExactlyElementsOf(ids(1));
    }

    @Test
    void theOneSelectedPictureThatLeavesPassesSelectionToTheOneInItsPlace() {
        selection.only(2);
        selection.setOrder(items(1, 2, 4, 5));
        assertThat(selection.selected()).containsExactlyElementsOf(ids(4));
        assertThat(selection.focus()).isEqualTo(2);
        selection.only(3);
        selection.setOrder(items(1, 2, 4));
        assertThat(selection.selected()).as("the last one passes it back").containsExactlyElementsOf(ids(4));
    }

    @Test
    void amongOtherPicturesNothingIsSelected() {
        selection.only(2);
        selection.setOrder(items(2, 5));
        assertThat(selection.selected()).isEmpty();
        selection.setOrder(items(1, 2, 3, 4, 5));
        selection.only(1);
        selection.toggle(2);
        selection.setOrder(items(1, 4, 5));
        assertThat(selection.selected()).as("several").isEmpty();
    }

    @Test
    void invertingTwiceGivesTheSameSelection() {
        selection.only(1);
        selection.invert();
        assertThat(selection.selected()).containsExactlyInAnyOrderElementsOf(ids(1, 3, 4, 5));
        selection.invert();
        assertThat(selection.selected()).containsExactlyElementsOf(ids(2));
    }

    @Test
    void aBoxAddsToWhatWasSelectedBeforeTheDragAndShrinksWithIt() {
        var before = Set.copyOf(ids(5));
        selection.box(before, List.of(0, 1), 1);
        assertThat(selection.selected()).containsExactlyInAnyOrderElementsOf(ids(1, 2, 5));
        selection.box(before, List.of(0), 0);
        assertThat(selection.selected()).containsExactlyInAnyOrderElementsOf(ids(1, 5));
        assertThat(selection.focus()).isZero();
    }

    @Test
    void oneStepTellsOnceHoweverManyPicturesItSelects() {
        changes = 0;
        selection.all();
        assertThat(changes).isEqualTo(1);
        selection.rangeTo(3);
        assertThat(changes).isEqualTo(2);
    }

    @Test
    void whatIsSelectedComesInTheOrderShown() {
        selection.only(4);
        selection.toggle(0);
        assertThat(selection.items()).extracting(i -> i.item().id()).containsExactlyElementsOf(ids(1, 5));
    }
}
