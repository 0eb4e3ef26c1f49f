package limn.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CropperTest {
    @Test
    void labelsStayUnderTheirPixelsThroughScaleMirrorAndPadding() {
        int side = 40;
        var rgb = new byte[3 * side * side];
        var labels = new byte[side * side];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % side / 10);
            for (int c = 0; c < 3; c++) {
                rgb[3 * i + c] = (byte) (labels[i] * 60);
            }
        }
        var decoded = new DecodedCache.Decoded(new RgbImage(side, side, rgb), new LabelMap(side, side, labels), null);
        int crop = 64;
        var cropper = new Cropper(crop, 0.7, 2);
        int checked = 0;
        for (int seed = 0; seed < 20; seed++) {
            var outRgb = new byte[3 * crop * crop];
            var outLabels = new byte[crop * crop];
            cropper.cut(decoded, new SplittableRandom(seed), 0, outRgb, outLabels, null);
            for (int i = 1; i + 1 < crop * crop; i++) {
                int label = outLabels[i] & 0xFF;
                boolean isInside = outLabels[i - 1] == outLabels[i] && outLabels[i + 1] == outLabels[i];
                if (label != LabelMap.VOID && isInside && i % crop > 0 && i % crop < crop - 1) {
                    assertThat(Math.abs((outRgb[3 * i] & 0xFF) - label * 60)).isLessThanOrEqualTo(46);
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(10_000);
    }

    @Test
    void imagesWithoutMaskAreUnlabelledInsideAndVoidInThePadding() {
        var decoded = new DecodedCache.Decoded(new RgbImage(10, 10, new byte[300]), null, null);
        var labels = new byte[32 * 32];
        new Cropper(32, 1, 1).cut(decoded, new SplittableRandom(1), 0, new byte[3 * 32 * 32], labels, null);
        int unlabelled = 0;
        for (byte b : labels) {
            assertThat(b & 0xFF).isIn(LabelMap.UNLABELLED, LabelMap.VOID);
            unlabelled += (b & 0xFF) == LabelMap.UNLABELLED ? 1 : 0;
        }
        assertThat(unlabelled).isEqualTo(100);
    }

    /** Each pixel of the picture holds its own place, so the crop says where its pixels are from. */
    @Test
    void theBoxSaysWhereInTheImageEachPixelOfTheCropLies() {
        var rgb = new byte[3 * 100 * 80];
        for (int i = 0; i < 100 * 80; i++) {
            rgb[3 * i] = (byte) (i % 100);
            rgb[3 * i + 1] = (byte) (i / 100);
        }
        var decoded = new DecodedCache.Decoded(new RgbImage(100, 80, rgb), null, null);
        for (int seed = 0; seed < 20; seed++) {
            var out = new byte[3 * 32 * 32];
            var labels = new byte[32 * 32];
            CropBox box = new Cropper(32, 0.75, 1.5).cut(decoded, new SplittableRandom(seed), 0, out, labels, null);
            for (int i = 0; i < labels.length; i += 33) {
                double across = (i % 32 + 0.5) / 32;
                double x = (box.left() + (box.mirrored() ? 1 - across : across) * box.width()) * 100;
                double y = (box.top() + (i / 32 + 0.5) / 32 * box.height()) * 80;
                assertThat((out[3 * i] & 0xFF) + 0.5).isCloseTo(x, within(1.0));
                assertThat((out[3 * i + 1] & 0xFF) + 0.5).isCloseTo(y, within(1.0));
            }
        }
    }
}
