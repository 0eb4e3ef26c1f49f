package limn.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import limn.engine.Golden;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    @Test
    void countsAndRatiosMatchTheReferences() {
        try (Golden golden = Golden.open("miou")) {
            ConfusionMatrix matrix = new ConfusionMatrix(6);
            for (int i = 0; golden.has("label_" + i); i++) {
                matrix.add(bytes(golden, "label_" + i), bytes(golden, "pred_" + i));
            }

            assertThat(Arrays.stream(matrix.counts()).flatMapToLong(Arrays::stream).toArray())
                    .isEqualTo(golden.host("confusion_rows_label").longs());
            long[] support = golden.host("label_pixels").longs();
            float[] iou = golden.floats("iou_classmix_absent_as_minus_one");
            for (int c = 0; c < 6; c++) {
                assertThat(matrix.support(c)).isEqualTo(support[c]);
                assertThat(matrix.iou(c).orElse(-1)).isCloseTo(iou[c], within(1e-5));
            }
            assertThat(matrix.mIoU()).isCloseTo(golden.scalar("derived_miou_present_classes"), within(1e-5));
            assertThat(matrix.pixelAccuracy()).isCloseTo(golden.scalar("derived_pixel_accuracy"), within(1e-5));
            assertThat(matrix.classesCounted()).isEqualTo(5);
            assertThat(matrix.mIoU())
                    .isNotCloseTo(golden.scalar("derived_wrong_mean_of_per_image_miou"), within(1e-3));
        }
    }

    @Test
    void nothingCountedIsZeroNotNaN() {
        ConfusionMatrix matrix = new ConfusionMatrix(3);
        matrix.add(new byte[]{(byte) 254, (byte) 255}, new byte[]{0, 1});

        assertThat(matrix.mIoU()).isZero();
        assertThat(matrix.pixelAccuracy()).isZero();
        assertThat(matrix.classesCounted()).isZero();
        assertThat(matrix.iou(0)).isEmpty();
    }

    @Test
    void addingMatricesEqualsAddingTheirImages() {
        byte[] truth = {0, 1, 2, 2};
        byte[] predicted = {0, 2, 2, 1};
        ConfusionMatrix parts = new ConfusionMatrix(3);
        ConfusionMatrix part = new ConfusionMatrix(3);
        part.add(truth, predicted);
        parts.add(part);
        parts.add(part);
        ConfusionMatrix whole = new ConfusionMatrix(3);
        whole.add(truth, predicted);
        whole.add(truth, predicted);

        assertThat(parts.counts()).isDeepEqualTo(whole.counts());
    }

    @Test
    void unknownClassesAndOtherSizesAreRefused() {
        ConfusionMatrix matrix = new ConfusionMatrix(2);
        assertThatThrownBy(() -> matrix.add(new byte[]{0, 2}, new byte[]{0, 0})).hasMessageContaining("class 2");
        assertThatThrownBy(() -> matrix.add(new byte[]{0}, new byte[]{0, 0})).hasMessageContaining("2 predicted");
    }

    private static byte[] bytes(Golden golden, String name) {
        long[] values = golden.host(name).longs();
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
