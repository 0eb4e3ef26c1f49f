package limn.app.window.gallery;

import limn.app.evaluate.ModelScore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.view.GalleryItem;
import org.junit.jupiter.api.Test;

class ImageFilterTest {
    private static final ImageItem ITEM = new ImageItem(new ImageId(1), "a.png", "Boat_가.png", 4, 4, Split.TRAIN,
            ReviewState.NEW);
    private static final Tags BARE = Tags.unknown(2);
    private static final Tags BOAT = BARE.with(1, TagState.PRESENT);

    private static GalleryRow row(Tags tags, boolean masked) {
        return new GalleryRow(0, new GalleryItem(ITEM, tags, masked), ModelScore.NONE);
    }

    @Test
    void severalClassesAreWantedTogether() {
        ImageFilter both = ImageFilter.ALL.withTag(0, Optional.of(TagState.UNKNOWN))
                .withTag(1, Optional.of(TagState.PRESENT));
        assertThat(both.matches(row(BOAT, false))).isTrue();
        assertThat(both.matches(row(BARE, false))).isFalse();
        assertThat(both.withTag(1, Optional.empty()).matches(row(BARE, false))).isTrue();
    }

    @Test
    void aStateIsWantedOrAny() {
        assertThat(ImageFilter.ALL.withState(Optional.of(ReviewState.FLAGGED)).matches(row(BARE, false))).isFalse();
        assertThat(ImageFilter.ALL.withState(Optional.of(ReviewState.NEW)).matches(row(BARE, false))).isTrue();
    }

    @Test
    void whatTheModelHasNotSeenIsNeitherUnsureNorContradicted() {
        GalleryRow unseen = row(BARE, false);
        assertThat(ImageFilter.ALL.withModel(ImageFilter.ModelChoice.UNSURE).matches(unseen)).isFalse();
        assertThat(ImageFilter.ALL.withModel(ImageFilter.ModelChoice.DISAGREES).matches(unseen)).isFalse();
        assertThat(ImageFilter.ALL.withModel(ImageFilter.ModelChoice.UNSEEN).matches(unseen)).isTrue();
    }

    @Test
    void everyImageIsExactlyOneOfMaskedTaggedAndBare() {
        for (boolean masked : new boolean[]{true, false}) {
            for (Tags tags : List.of(BARE, BOAT)) {
                assertThat(List.of(ImageFilter.Kind.MASKED, ImageFilter.Kind.TAGGED, ImageFilter.Kind.BARE))
                        .filteredOn(kind -> ImageFilter.ALL.withKind(kind).matches(row(tags, masked))).hasSize(1);
            }
        }
    }

    @Test
    void unknownIsNotTakenForAbsent() {
        assertThat(ImageFilter.ALL.withTag(0, Optional.of(TagState.ABSENT)).matches(row(BOAT, false))).isFalse();
        assertThat(ImageFilter.ALL.withTag(0, Optional.of(TagState.UNKNOWN)).matches(row(BOAT, false))).isTrue();
        assertThat(ImageFilter.ALL.withTag(1, Optional.of(TagState.PRESENT)).matches(row(BOAT, false))).isTrue();
    }

    @Test
    void namesAreFoundInAnyCaseAndInDecomposedHangul() {
        assertThat(ImageFilter.ALL.withSearch(" boat").matches(row(BARE, false))).isTrue();
        assertThat(ImageFilter.ALL.withSearch("\u1100\u1161").matches(row(BARE, false))).isTrue();
        assertThat(ImageFilter.ALL.withSearch("ship").matches(row(BARE, false))).isFalse();
    }

    @Test
    void aSplitIsFiltered() {
        assertThat(ImageFilter.ALL.withSplit(ImageFilter.SplitChoice.VAL).matches(row(BARE, false))).isFalse();
        assertThat(ImageFilter.ALL.withSplit(ImageFilter.SplitChoice.TRAIN).matches(row(BARE, false))).isTrue();
    }
}
