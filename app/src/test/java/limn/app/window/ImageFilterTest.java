package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import org.junit.jupiter.api.Test;

class ImageFilterTest {
    private static final ImageItem ITEM = new ImageItem(new ImageId(1), "a.png", "Boat_가.png", 4, 4, Split.TRAIN,
            ReviewState.NEW);
    private static final Tags BARE = Tags.unknown(2);
    private static final Tags BOAT = BARE.with(1, TagState.PRESENT);

    @Test
    void everyImageIsExactlyOneOfMaskedTaggedAndBare() {
        for (boolean masked : new boolean[]{true, false}) {
            for (Tags tags : List.of(BARE, BOAT)) {
                assertThat(List.of(ImageFilter.Kind.MASKED, ImageFilter.Kind.TAGGED, ImageFilter.Kind.BARE))
                        .filteredOn(kind -> ImageFilter.ALL.withKind(kind).matches(ITEM, tags, masked)).hasSize(1);
            }
        }
    }

    @Test
    void unknownIsNotTakenForAbsent() {
        assertThat(ImageFilter.ALL.withClass(0, TagState.ABSENT).matches(ITEM, BOAT, false)).isFalse();
        assertThat(ImageFilter.ALL.withClass(0, TagState.UNKNOWN).matches(ITEM, BOAT, false)).isTrue();
        assertThat(ImageFilter.ALL.withClass(1, TagState.PRESENT).matches(ITEM, BOAT, false)).isTrue();
    }

    @Test
    void namesAreFoundInAnyCaseAndInDecomposedHangul() {
        assertThat(ImageFilter.ALL.withSearch(" boat").matches(ITEM, BARE, false)).isTrue();
        assertThat(ImageFilter.ALL.withSearch("\u1100\u1161").matches(ITEM, BARE, false)).isTrue();
        assertThat(ImageFilter.ALL.withSearch("ship").matches(ITEM, BARE, false)).isFalse();
    }

    @Test
    void aSplitIsFiltered() {
        assertThat(ImageFilter.ALL.withSplit(ImageFilter.SplitChoice.VAL).matches(ITEM, BARE, false)).isFalse();
        assertThat(ImageFilter.ALL.withSplit(ImageFilter.SplitChoice.TRAIN).matches(ITEM, BARE, false)).isTrue();
    }

    @Test
    void aFifthGoesToValidationAndSomethingStays() {
        List<ImageId> ten = LongStream.range(0, 10).mapToObj(ImageId::new).toList();
        assertThat(ValidationShare.choose(ten, 0.2)).hasSize(2).doesNotHaveDuplicates();
        assertThat(ValidationShare.choose(ten, 0.2)).isEqualTo(ValidationShare.choose(ten, 0.2));
        assertThat(ValidationShare.choose(ten.subList(0, 2), 0.2)).hasSize(1);
        assertThat(ValidationShare.choose(ten.subList(0, 1), 0.2)).isEmpty();
        assertThat(ValidationShare.choose(List.of(), 0.2)).isEmpty();
    }
}
