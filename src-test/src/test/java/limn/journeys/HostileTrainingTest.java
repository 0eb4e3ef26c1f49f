package limn.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A network is trained on the pictures of the hostile set and labels all of them, damaged ones left out by name. */
class HostileTrainingTest {
    private static final String[] DAMAGED = {"bomb_60000.png", "bomb_65000.jpg", "flipped_byte.png", "html_inside.png",
            "truncated_half.jpg", "truncated_half.png", "zero_bytes.jpg", "zero_width.png"};

    @TempDir
    Path folder;

    @Test
    void trainingGoesThroughEveryReadablePictureAndNamesTheOthers() throws Exception {
        Path pictures = HostileSetTest.shared().resolve("images");
        Path layout = Layout.write(folder.resolve("layout"));
        for (Path picture : files(pictures)) {
            Files.copy(picture, layout.resolve("images").resolve(picture.getFileName().toString()));
        }
        Path project = folder.resolve("project");
        Shell.Said created = Shell.limn("create", project, "--images", layout, "--json");
        assertThat(created.code()).isEqualTo(3);
        assertThat(skipped(created)).containsExactlyInAnyOrder(DAMAGED);
        Files.delete(layout.resolve("images/gray8.jpg"));
        try (var file = new RandomAccessFile(layout.resolve("images/cmyk.jpg").toFile(), "rw")) {
            file.setLength(300);
        }

        Shell.Said trained = Shell.limn("train", project, "--recipe", "classmix", "--set", "steps=2", "--set",
                "retrainSteps=1", "--set", "crop=32", "--set", "width=0.25", "--set", "batch=2", "--set",
                "decoderChannels=16", "--json");
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.err()).contains("cannot be read: cmyk (the JPEG file is cut off)",
                "cannot be read: gray8 (the file does not exist)");

        Path masks = folder.resolve("masks");
        Shell.Said said = Shell.limn("predict", project, "--run", "latest", "--out", masks, pictures, "--json");
        assertThat(said.code()).as(said.err()).isEqualTo(3);
        assertThat(skipped(said)).containsExactlyInAnyOrder(DAMAGED);
        int labelled = said.json().path("images").asInt();
        assertThat(labelled).isGreaterThanOrEqualTo(files(pictures).size() - DAMAGED.length - 1); // one is a drawing
        try (var all = Files.walk(masks)) {
            assertThat(all.filter(Files::isRegularFile)).hasSize(labelled);
        }
    }

    private static List<String> skipped(Shell.Said said) {
        return StreamSupport.stream(said.json().path("skipped").spliterator(), false).map(s -> name(s.path("file")))
                .toList();
    }

    private static String name(JsonNode file) { return Path.of(file.asString()).getFileName().toString(); }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
