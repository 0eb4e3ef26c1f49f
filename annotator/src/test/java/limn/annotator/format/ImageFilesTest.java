package limn.annotator.format;

import limn.annotator.store.AtomicFiles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.Mask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFilesTest {
    @TempDir
    Path folder;

    @Test
    void greyStaysAsItIsStored() throws IOException {
        var image = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < 256; x++) {
            image.getRaster().setSample(x, 0, 0, x);
        }
        int[] argb = ImageFiles.read(png(image)).argb();
        for (int x = 0; x < 256; x++) {
            assertThat(argb[x]).isEqualTo(0xFF000000 | x * 0x010101);
        }
    }

    @Test
    void sixteenBitsAreScaledNotCutOff() throws IOException {
        var image = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        int[] samples = {0, 32896, 65535};
        for (int x = 0; x < 3; x++) {
            image.getRaster().setSample(x, 0, 0, samples[x]);
        }
        assertThat(ImageFiles.read(png(image)).argb()).containsExactly(0xFF000000, 0xFF808080, 0xFFFFFFFF);
    }

    @Test
    void alphaLiesOverWhite() throws IOException {
        var image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00123456);
        image.setRGB(1, 0, 0x80000000);
        assertThat(ImageFiles.read(png(image)).argb()).containsExactly(0xFFFFFFFF, 0xFF7F7F7F);
    }

    @Test
    void thumbnailKeepsTheShapeAndTheColours() throws IOException {
        var image = new BufferedImage(1000, 500, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 500; y++) {
            for (int x = 0; x < 1000; x++) {
                image.setRGB(x, y, x < 500 ? 0xFF0000 : 0x0000FF);
            }
        }
        Picture small = ImageFiles.thumbnail(png(image), 100);
        assertThat(new Size(small.width(), small.height())).isEqualTo(new Size(100, 50));
        assertThat(small.argb()[10]).isEqualTo(0xFFFF0000);
        assertThat(small.argb()[90]).isEqualTo(0xFF0000FF);
    }

    @Test
    void brokenFilesNeverThrowAnythingElse() throws IOException {
        var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (String kind : new String[]{"png", "jpg", "bmp", "gif", "tif"}) {
            Path good = folder.resolve("good." + kind);
            assertThat(ImageIO.write(image, kind, good.toFile())).isTrue();
            byte[] bytes = Files.readAllBytes(good);
            var random = new java.util.Random(7);
            for (int i = 0; i < 60; i++) {
                byte[] bad = Arrays.copyOf(bytes, i % 3 == 0 ? random.nextInt(bytes.length) : bytes.length);
                for (int k = 0; k < 4 && bad.length > 0; k++) {
                    bad[random.nextInt(Math.min(bad.length, 200))] = (byte) random.nextInt(256);
                }
                Path file = Files.write(folder.resolve("bad." + kind), bad);
                try {
                    assertThat(ImageFiles.read(file).width()).isPositive();
                } catch (ImageFormatException e) {
                    assertThat(e.reason().arguments()).doesNotContain("null");
                }
            }
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        Path gone = folder.resolve("gone.png");
        assertThatThrownBy(() -> ImageFiles.read(gone)).hasMessageContaining("gone.png")
                .isInstanceOfSatisfying(ImageFormatException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.of(Reason.Kind.FILE_MISSING)));
    }

    @Test
    void namesAreRecognisedByTheirEnding() {
        assertThat(ImageFiles.isImageName("a.JPG")).isTrue();
        assertThat(ImageFiles.isImageName("a.b.tiff")).isTrue();
        assertThat(ImageFiles.isImageName(".png")).isFalse();
        assertThat(ImageFiles.isImageName("a.svg")).isFalse();
        assertThat(ImageFiles.isImageName("png")).isFalse();
    }

    @Test
    void aMaskIsReadBackAsItWasWritten() throws IOException {
        var pixels = new byte[300 * 260];
        new java.util.Random(3).nextBytes(pixels);
        Mask mask = Mask.of(300, 260, pixels);
        Path file = folder.resolve("deep/er/mask.png");
        MaskPng.write(file, mask, ClassCatalog.empty().withNew("a"));
        assertThat(MaskPng.read(file)).isEqualTo(mask);
        assertThat(ImageFiles.size(file)).isEqualTo(new Size(300, 260));
    }

    @Test
    void aWriteThatFailsLeavesTheOlderFile() throws IOException {
        Path file = folder.resolve("text");
        AtomicFiles.write(file, out -> out.write('a'));
        assertThatThrownBy(() -> AtomicFiles.write(file, out -> {
            out.write('b');
            throw new IOException("no space left");
        })).isInstanceOf(IOException.class);
        assertThat(Files.readString(file)).isEqualTo("a");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    private Path png(BufferedImage image) throws IOException {
        Path file = folder.resolve("image.png");
        assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
        return file;
    }
}
