package limn.annotator.view;

import static org.assertj.core.api.Assertions.assertThat;

import limn.annotator.format.Picture;
import org.junit.jupiter.api.Test;

class PyramidTest {
    @Test
    void aLevelHoldsTheMeansOfBoxesOfTheLevelBelow() {
        var pixels = new int[256 * 2];
        pixels[0] = 0xFF000000;
        pixels[1] = 0xFF040404;
        pixels[256] = 0xFF080808;
        pixels[257] = 0xFFFFFFFF;
        Pyramid pyramid = Pyramid.build(new Picture(256, 2, pixels));

        assertThat(pyramid.level(1).width()).isEqualTo(128);
        assertThat(pyramid.level(1).height()).isEqualTo(1);
        assertThat(pyramid.level(1).argb()[0]).isEqualTo(0xFF434343); // (0 + 4 + 8 + 255 + 2) / 4 = 67
    }

    @Test
    void aPlainPictureStaysPlainOnEveryLevelForOddSizesToo() {
        Pyramid pyramid = Pyramid.build(Pictures.plain(777, 131, 0xFFABCDEF));

        for (int k = 0; k < pyramid.size(); k++) {
            assertThat(pyramid.level(k).argb()).containsOnly(0xFFABCDEF);
        }
        assertThat(pyramid.level(pyramid.size() - 1).width()).isLessThanOrEqualTo(128);
    }

    @Test
    void theLevelIsNeverCoarserThanTheZoomAsksFor() {
        Pyramid pyramid = Pyramid.build(Pictures.plain(1024, 1024, 0xFF000000));

        assertThat(pyramid.levelFor(4)).isZero();
        assertThat(pyramid.levelFor(0.51)).isZero();
        assertThat(pyramid.levelFor(0.5)).isEqualTo(1);
        assertThat(pyramid.levelFor(0.26)).isEqualTo(1);
        assertThat(pyramid.levelFor(0.0001)).isEqualTo(pyramid.size() - 1);
    }
}
