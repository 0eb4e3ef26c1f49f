package limn.annotator.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every picture of the hostile set does what its table expects: it opens as said, or is refused with a reason. */
class HostileFilesTest {
    @TestFactory
    @Timeout(20)
    Stream<DynamicTest> picturesDoWhatIsExpected() throws Exception {
        Path root = Shared.data("hostile");
        JsonNode cases = JsonMapper.builder().build().readTree(Files.readString(root.resolve("expected.json")))
                .path("cases");
        return StreamSupport.stream(cases.spliterator(), false)
                .filter(c -> List.of("images", "names", "duplicate_stems").contains(
                        c.path("file").asString().split("/")[0]))
                .map(c -> dynamicTest(c.path("file").asString() + ": " + c.path("expect").asString(),
                        () -> check(root.resolve(c.path("file").asString()), c)));
    }

    private static void check(Path file, JsonNode expected) throws Exception {
        String expect = expected.path("expect").asString();
        boolean read = expect.equals("read") || expect.equals("read_or_warn");
        boolean reject = expect.equals("reject") || expect.equals("reject_or_warn");
        try {
            Picture picture = ImageFiles.read(file);
            assertThat(reject).as("must be refused").isFalse();
            checkPicture(file, picture, expected);
        } catch (ImageFormatException e) {
            assertThat(read).as("must open, but: " + e.reason()).isFalse();
            assertThat(e.reason().arguments()).doesNotContain("null");
            assertThat(e.path()).isEqualTo(file);
        }
    }

    private static void checkPicture(Path file, Picture picture, JsonNode expected) throws Exception {
        assertThat(ImageFiles.size(file)).isEqualTo(new Size(picture.width(), picture.height()));
        if (expected.has("width")) {
            assertThat(picture.width()).isEqualTo(expected.path("width").asInt());
            assertThat(picture.height()).isEqualTo(expected.path("height").asInt());
        }
        assertThat(java.util.Arrays.stream(picture.argb())).allMatch(p -> p >>> 24 == 255);
        Picture small = ImageFiles.thumbnail(file, 32);
        assertThat(Math.max(small.width(), small.height())).isBetween(1, 32);
        JsonNode marks = expected.path("marks");
        if (!marks.isMissingNode()) {
            int right = picture.width() - 4;
            int bottom = picture.height() - 4;
            mark(picture, 3, 3, marks.path("top-left"));
            mark(picture, right, 3, marks.path("top-right"));
            mark(picture, 3, bottom, marks.path("bottom-left"));
            mark(picture, right, bottom, marks.path("bottom-right"));
        }
    }

    private static void mark(Picture picture, int x, int y, JsonNode rgb) {
        int p = picture.argb()[y * picture.width() + x];
        assertThat(p >> 16 & 0xFF).isCloseTo(rgb.path(0).asInt(), within(40));
        assertThat(p >> 8 & 0xFF).isCloseTo(rgb.path(1).asInt(), within(40));
        assertThat(p & 0xFF).isCloseTo(rgb.path(2).asInt(), within(40));
    }

    @TestFactory
    Stream<DynamicTest> masksThatAreNoMasksAreRefused() {
        Path masks = Shared.data("hostile").resolve("pairs/masks");
        return Stream.of("jpeg_mask.jpg", "rgb_coloured.png").map(name -> dynamicTest(name,
                () -> assertThatThrownBy(() -> MaskPng.read(masks.resolve(name)))
                        .isInstanceOf(ImageFormatException.class)));
    }
}
