package limn.annotator.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import limn.annotator.format.Reason.Kind;
import limn.annotator.opencv.OpenCv;
import limn.annotator.opencv.OpenCvException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pictures that other programs wrote, each in a way of its own. Most show the same card of 48 x 32 pixels: red, green, blue and yellow
 * quarters, from the top left to the bottom right.
 */
class PictureKindsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"raw.tif", "tiff_lzw.tif", "tiff_adobe_deflate.tif", "packbits.tif", "jpeg.tif",
            "tiled.tif",
            "big.tif", "cmyk.tif", "two_pages.tif", "turned_1.tif", "turned_2.tif", "turned_3.tif", "turned_4.tif",
            "turned_5.tif", "turned_6.tif", "turned_7.tif", "turned_8.tif", "turned_1.jpg", "turned_2.jpg",
            "turned_3.jpg", "turned_4.jpg", "turned_5.jpg", "turned_6.jpg", "turned_7.jpg", "turned_8.jpg",
            "progressive.jpg", "cmyk.jpg", "cmyk_pil.jpg", "ycck.jpg", "palette.png", "turned.png", "colour.bmp",
            "palette.bmp", "two_frames.gif", "colour.gif"})
    void theCardIsUprightAndHasItsColours(String name) throws IOException { assertCard(file(name)); }

    @ParameterizedTest
    @ValueSource(strings = {"lossless.webp", "turned.webp"})
    void theCardInWebP(String name) throws IOException {
        assumeOpenCv();
        assertCard(file(name));
    }

    @Test
    void lossyWebPIsDecodedAsLibwebpDoes() throws IOException {
        assumeOpenCv();
        assertThat(ImageFiles.read(file("lossy.webp")).argb())
                .isEqualTo(ImageFiles.read(file("lossy_decoded.png")).argb());
    }

    @Test
    void alphaOfWebPLiesOverWhite() throws IOException {
        assumeOpenCv();
        Picture picture = ImageFiles.read(file("alpha.webp"));
        assertThat(at(picture, 3, 3)).isEqualTo(0xFFFF0000);
        assertThat(at(picture, 44, 3)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void theSizeOfAWebPNeedsNoNativeLibrary() throws IOException {
        assertThat(ImageFiles.size(file("turned.webp"))).isEqualTo(new Size(48, 32));
        assertThat(ImageFiles.facts(file("turned.webp")).isTurned()).isTrue();
    }

    @Test
    void anAnimatedWebPIsRefusedByThatName() throws IOException {
        assertReason(file("animated.webp"), Reason.of(Kind.WEBP_ANIMATED));
    }

    @Test
    void fourChannelsThatNothingNamesAreRefusedRatherThanGuessed() throws IOException {
        assertReason(file("four_unnamed.jpg"), Reason.of(Kind.JPEG_CMYK));
    }

    @Test
    void faxIsBlackAndWhite() throws IOException {
        Picture picture = ImageFiles.read(file("fax.tif"));
        assertThat(at(picture, 3, 3)).isEqualTo(0xFFFFFFFF);
        assertThat(at(picture, 44, 3)).isEqualTo(0xFF000000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grey_12_of_16.tif", "grey_12_of_16.png", "grey_predictor.tif", "float.tif"})
    void greyOfTwelveBitsFillsTheWholeRange(String name) throws IOException {
        int[] grey = Arrays.stream(ImageFiles.read(file(name)).argb()).map(p -> p & 0xFF).toArray();
        assertThat(grey[0]).isZero();
        assertThat(grey[grey.length - 1]).isEqualTo(255);
        assertThat(grey[grey.length / 2]).isCloseTo(128, within(1));
        assertThat(Arrays.stream(grey).distinct().count()).isEqualTo(256);
        assertThat(grey).isSorted();
    }

    @Test
    void aNegativeIsShownAsAPositive() throws IOException {
        Picture picture = ImageFiles.read(file("negative.tif"));
        assertThat(picture.argb()[0] & 0xFF).isZero();
        assertThat(picture.argb()[picture.argb().length - 1] & 0xFF).isEqualTo(255);
    }

    @Test
    void colourOfSixteenBitsIsTheSameAsOfEight() throws IOException {
        int[] deep = ImageFiles.read(file("colour_16.png")).argb();
        int[] shallow = ImageFiles.read(file("colour_8.png")).argb();
        assertThat(deep).isEqualTo(shallow);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grey_12_of_16.tif", "colour_16.png", "turned_6.tif", "turned_6.jpg", "cmyk.jpg",
            "raw.tif"})
    void sizePixelsAndSmallPictureAgree(String name) throws IOException {
        Path file = file(name);
        Picture picture = ImageFiles.read(file);
        assertThat(ImageFiles.size(file)).isEqualTo(new Size(picture.width(), picture.height()));
        assertThat(ImageFiles.facts(file).size()).isEqualTo(ImageFiles.size(file));
        assertThat(ImageFiles.thumbnail(file, 64).argb()).isEqualTo(picture.argb());
        Picture small = ImageFiles.thumbnail(file, 8);
        Picture shrunk = Pixels.shrink(picture, picture.width(), picture.height(), 8);
        assertThat(new Size(small.width(), small.height())).isEqualTo(new Size(shrunk.width(), shrunk.height()));
        double apart = IntStream.range(0, small.argb().length)
                .map(i -> Math.abs((small.argb()[i] & 0xFF) - (shrunk.argb()[i] & 0xFF))).average().orElseThrow();
        assertThat(apart).isLessThan(20);
    }

    @Test
    void pagesAndFramesAreCounted() throws IOException {
        assertThat(ImageFiles.facts(file("two_pages.tif")).pictures()).isEqualTo(2);
        assertThat(ImageFiles.facts(file("two_frames.gif")).pictures()).isEqualTo(2);
        assertThat(ImageFiles.facts(file("raw.tif")).pictures()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw.tif", "tiff_lzw.tif", "jpeg.tif", "colour.bmp", "colour.gif", "lossy.webp",
            "turned.png", "turned_1.jpg"})
    void aFileThatIsCutOffIsRefused(String name) throws IOException {
        byte[] all = Files.readAllBytes(file(name));
        for (int length : new int[]{1, 11, 40, all.length / 2}) {
            Path cut = Files.write(folder.resolve("cut-" + length + name), Arrays.copyOf(all, length));
            assertThatThrownBy(() -> ImageFiles.read(cut)).isInstanceOf(ImageFormatException.class);
        }
    }

    @Test
    void theLimitOfMegapixelsIsASetting() {
        Path file = Path.of("large.png");
        assertThat(ImageLimits.megapixels(Optional.empty())).isEqualTo(500);
        assertThat(ImageLimits.megapixels(Optional.of(" 20 "))).isEqualTo(20);
        assertThat(ImageLimits.megapixels(Optional.of("many"))).isEqualTo(500);
        assertThat(ImageLimits.megapixels(Optional.of("0"))).isEqualTo(500);
        assertThatThrownBy(() -> ImageLimits.requireSize(file, 5001, 4000, 20)).isInstanceOfSatisfying(
                ImageFormatException.class,
                e -> assertThat(e.reason()).isEqualTo(Reason.of(Kind.PICTURE_TOO_LARGE, 5001, 4000, 20)));
    }

    @Test
    void aPictureThatTheHeapCannotHoldIsRefusedBeforeItIsTried() {
        Path file = Path.of("large.png");
        assertThatThrownBy(() -> ImageLimits.requireMemory(file, 500_000_000, 3, 24, 3_000_000_000L))
                .isInstanceOfSatisfying(ImageFormatException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.of(Kind.PICTURE_OUT_OF_MEMORY, 3500, 3000)));
    }

    private static void assertCard(Path file) throws IOException {
        Picture picture = ImageFiles.read(file);
        assertThat(new Size(picture.width(), picture.height())).isEqualTo(new Size(48, 32));
        assertNear(at(picture, 5, 5), 0xFF0000);
        assertNear(at(picture, 42, 5), 0x00FF00);
        assertNear(at(picture, 5, 26), 0x0000FF);
        assertNear(at(picture, 42, 26), 0xFFFF00);
    }

    private static void assertNear(int argb, int rgb) {
        for (int shift = 0; shift < 24; shift += 8) {
            assertThat(argb >> shift & 0xFF).as("%08x for %06x", argb, rgb).isCloseTo(rgb >> shift & 0xFF, within(6));
        }
    }

    private static void assertReason(Path file, Reason reason) {
        assertThatThrownBy(() -> ImageFiles.read(file)).isInstanceOfSatisfying(ImageFormatException.class,
                e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static int at(Picture picture, int x, int y) { return picture.argb()[y * picture.width() + x]; }

    private static void assumeOpenCv() {
        try {
            OpenCv.load();
        } catch (OpenCvException e) {
            assumeTrue(false, "no OpenCV here: " + e.getMessage());
        }
    }

    private static Path file(String name) throws IOException {
        try {
            return Path
                    .of(Objects.requireNonNull(PictureKindsTest.class.getResource("pictures/" + name), name).toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
