package limn.annotator.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import limn.annotator.edit.ClassEdit;
import limn.annotator.model.ImageId;
import limn.annotator.model.Mask;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.model.ValueCounts;
import org.junit.jupiter.api.Test;

class EditPreviewTest {
    private static ValueCounts counts(long... pixelsPerClass) {
        var histogram = new long[256];
        System.arraycopy(pixelsPerClass, 0, histogram, 0, pixelsPerClass.length);
        return ValueCounts.of(histogram);
    }

    private final List<ValueCounts> masks = List.of(counts(5, 0, 7), counts(0, 0, 3), counts(9, 9));
    private final Tags both = Tags.unknown(3).with(2, TagState.PRESENT).with(0, TagState.ABSENT);
    private final Map<ImageId, Tags> tags = Map.of(new ImageId(1), both, new ImageId(2),
            Tags.unknown(3).with(2, TagState.PRESENT), new ImageId(3), Tags.unknown(3));

    @Test
    void aMergeTellsPixelsImagesTagsAndWhereTheyDisagree() {
        assertThat(EditPreview.of(new ClassEdit.Merge(2, 0), 3, masks, tags))
                .isEqualTo(new EditPreview(10, 2, 2, 2, 1));
    }

    @Test
    void deletingAClassRewritesMasksOfClassesBehindItToo() {
        assertThat(EditPreview.of(new ClassEdit.Delete(0, Mask.VOID), 3, masks, tags))
                .isEqualTo(new EditPreview(14, 2, 3, 1, 0));
    }

    @Test
    void anotherOrderRewritesOnlyWhatMoves() {
        assertThat(EditPreview.of(new ClassEdit.Reorder(List.of(0, 2, 1)), 3, masks, tags))
                .isEqualTo(new EditPreview(0, 0, 3, 0, 0));
        assertThat(EditPreview.of(new ClassEdit.Reorder(List.of(1, 0, 2)), 3, List.of(counts(0, 0, 4)), tags))
                .isEqualTo(new EditPreview(0, 0, 0, 0, 0));
    }
}
