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
    void aCoarsePictureLiesWhereTheWholeOneDoes() {
        var pixels = new int[1001 * 603];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 0xFF000000 | i % 1001 / 4 % 251 << 16 | i / 1001 / 4 << 8;
        }
        Pyramid whole = Pyramid.build(new Picture(1001, 603, pixels));
        Pyramid coarse = Pyramid.coarse(1001, 603, whole.level(2));

        assertThat(coarse.isWhole()).isFalse();
        assertThat(whole.isWhole()).isTrue();
        assertThat(coarse.width()).isEqualTo(1001);
        assertThat(coarse.size()).isEqualTo(whole.size());
        for (double zoom : new double[]{4, 1, 0.3, 0.25, 0.12}) {
            int level = coarse.levelFor(zoom);
            assertThat(level).isEqualTo(Math.max(2, whole.levelFor(zoom)));
            assertThat(coarse.level(level).argb()).isEqualTo(whole.level(level).argb());
        }
    }

    @Test
    void aSmallPictureOfAnySizeIsStretchedToTheNextLevelWithoutMovingOrChangingColour() {
        var pixels = new int[320 * 240];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 320 < 160 ? 0xFF204060 : 0xFFA0C0E0;
        }
        Pyramid coarse = Pyramid.coarse(4000, 3000, new Picture(320, 240, pixels));
        Picture level = coarse.level(coarse.levelFor(1));

        assertThat(level.width()).isEqualTo(500);
        assertThat(level.height()).isEqualTo(375);
        for (int x = 0; x < 500; x++) {
            int argb = level.argb()[200 * 500 + x];
            if (Math.abs(x + 0.5 - 250) > 2) {
                assertThat(argb).as("column %d", x).isEqualTo(x < 250 ? 0xFF204060 : 0xFFA0C0E0);
            }
        }
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
