package limn.annotator.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import limn.annotator.opencv.OpenCv;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickJpegTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void load() { OpenCv.load(); }

    @Test
    void thePixelsAreThoseOfJavasDecoderForEveryQualityAndWayOfCoding() throws IOException {
        for (float quality : new float[]{0.2f, 0.75f, 0.95f, 1}) {
            for (boolean progressive : new boolean[]{false, true}) {
                byte[] jpeg = jpeg(hills(211, 157), quality, progressive);

                assertThat(JpegSegments.isCommon(jpeg, 3)).isTrue();
                assertThat(largestDifference(jpeg)).as("quality %s, progressive %s", quality, progressive).isZero();
            }
        }
    }

    @Test
    void thePixelsOfPhotographsAreThoseOfJavasDecoder() throws IOException {
        int seen = 0;
        try (Stream<Path> files = Files.walk(Shared.data("camvid"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jpg")).sorted().limit(8).toList()) {
                byte[] jpeg = Files.readAllBytes(file);
                if (JpegSegments.isCommon(jpeg, 3)) {
                    assertThat(largestDifference(jpeg)).as("%s", file).isZero();
                    seen++;
                }
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void aGlanceShowsWhatIsThereAtAQuarterOfTheSidesAndUpright() throws IOException {
        byte[] jpeg = turned(jpeg(hills(3701, 903), 0.9f, false), 6); // the first row is the right side
        Path file = folder.resolve("turned.jpg");
        Files.write(file, jpeg);
        Picture whole = ImageFiles.read(file);
        Picture small = ImageFiles.glance(file, new Size(903, 3701)).orElseThrow();

        assertThat(List.of(small.width(), small.height())).containsExactly(226, 926);
        long difference = 0;
        for (int y = 0; y < 925; y++) {
            for (int x = 1; x < 226; x++) {
                int sum = 0;
                for (int i = 0; i < 16; i++) { // the first row of the file, and so its boxes, begins at the right side
                    sum += whole.argb()[(4 * y + i / 4) * 903 + 4 * x - 1 + i % 4] >> 8 & 0xFF;
                }
                difference += Math.abs((small.argb()[y * 226 + x] >> 8 & 0xFF) - sum / 16);
            }
        }
        assertThat(difference / (925.0 * 225)).as("levels per pixel").isLessThan(3);
    }

    @Test
    void thereIsNoGlanceAtAFileOfAnotherSizeOrASmallOneOrOneThatIsDecodedOtherwise() throws IOException {
        Path large = folder.resolve("large.jpg");
        Files.write(large, jpeg(hills(2400, 1300), 0.7f, false));
        Path small = folder.resolve("small.jpg");
        Files.write(small, jpeg(hills(240, 130), 0.7f, false));
        Path png = folder.resolve("large.png");
        ImageIO.write(hills(2400, 1300), "png", png.toFile());

        assertThat(ImageFiles.glance(large, new Size(2400, 1300))).isPresent();
        assertThat(ImageFiles.glance(large, new Size(2400, 1301))).isEmpty();
        assertThat(ImageFiles.glance(small, new Size(240, 130))).isEmpty();
        assertThat(ImageFiles.glance(png, new Size(2400, 1300))).isEmpty();
    }

    @Test
    void colourThatDecodersGuessDifferentlyIsLeftToJava() throws IOException {
        byte[] jpeg = jpeg(hills(40, 30), 0.9f, false);
        byte[] adobe = with(jpeg, 0xEE, new byte[]{'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 1});
        byte[] silent = jpeg.clone();
        silent[3] = (byte) 0xEF; // the word JFIF is in a segment that says nothing now

        assertThat(JpegSegments.isCommon(adobe, 3)).isFalse();
        assertThat(JpegSegments.isCommon(silent, 3)).isFalse();
        assertThat(JpegSegments.isCommon(jpeg, 1)).isFalse();
    }

    private static int largestDifference(byte[] jpeg) throws IOException {
        int[] java = pixels(decoder(jpeg).read(1, 1, () -> false));
        int[] quick = pixels(new QuickJpeg(new OnlySize(decoder(jpeg)), jpeg, false).read(1, 1, () -> false));
        int largest = 0;
        for (int i = 0; i < java.length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                largest = Math.max(largest, Math.abs((java[i] >> shift & 0xFF) - (quick[i] >> shift & 0xFF)));
            }
        }
        assertThat(quick).hasSameSizeAs(java);
        return largest;
    }

    private static int[] pixels(BufferedImage image) throws IOException { return Pixels.of(image, false).argb(); }

    private static Decoder decoder(byte[] jpeg) throws IOException {
        return ReaderDecoder.open(ImageKind.JPEG, JpegColours.COMMON, Orientation.UPRIGHT,
                new ByteArrayImageInputStream(jpeg));
    }

    private static BufferedImage hills(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var random = new SplittableRandom(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int v = (int) (128 + 90 * Math.sin(x / 37.0) * Math.cos(y / 23.0)) + random.nextInt(20);
                image.setRGB(x, y, v << 16 | x * 255 / width << 8 | 255 - v);
            }
        }
        return image;
    }

    private static byte[] jpeg(BufferedImage image, float quality, boolean progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            param.setProgressiveMode(
                    progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, List.of(), null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** With Exif data that say how the camera was held. */
    private static byte[] turned(byte[] jpeg, int orientation) {
        byte[] exif = {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0,
                (byte) orientation, 0, 0, 0, 0, 0, 0};
        return with(jpeg, 0xE1, exif);
    }

    private static byte[] with(byte[] jpeg, int marker, byte[] segment) {
        int length = segment.length + 2;
        byte[] out = Arrays.copyOf(jpeg, jpeg.length + length + 2);
        System.arraycopy(jpeg, 2, out, length + 4, jpeg.length - 2);
        out[2] = (byte) 0xFF;
        out[3] = (byte) marker;
        out[4] = (byte) (length >> 8);
        out[5] = (byte) length;
        System.arraycopy(segment, 0, out, 6, segment.length);
        return out;
    }

    /** A decoder that knows the size and must not be asked for more. */
    private record OnlySize(Decoder of) implements Decoder {
        @Override
        public int width() throws IOException { return of.width(); }

        @Override
        public int height() throws IOException { return of.height(); }

        @Override
        public Orientation orientation() { throw new AssertionError("orientation"); }

        @Override
        public int pictures() { throw new AssertionError("pictures"); }

        @Override
        public int samples() { throw new AssertionError("samples"); }

        @Override
        public int bits() { throw new AssertionError("bits"); }

        @Override
        public boolean whiteIsZero() { throw new AssertionError("white"); }

        @Override
        public boolean canSkip() { throw new AssertionError("skip"); }

        @Override
        public BufferedImage read(int stepX, int stepY, java.util.function.BooleanSupplier outdated) {
            throw new AssertionError("Java's decoder was asked for pixels");
        }

        @Override
        public void close() throws IOException { of.close(); }
    }
}
