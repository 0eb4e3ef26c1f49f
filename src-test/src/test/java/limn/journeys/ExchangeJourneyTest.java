package limn.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels go to other programs and come back, from the command line. */
class ExchangeJourneyTest {
    @TempDir
    Path folder;

    private Path project(String name) throws Exception {
        Path project = folder.resolve(name);
        Path layout = Layout.write(folder.resolve("discs"));
        assertThat(Shell.limn("create", project, "--images", layout).code()).isZero();
        return project;
    }

    @Test
    void nothingIsWrittenUntilEveryLossHasAnAnswer() throws Exception {
        Path project = project("project");
        Path out = folder.resolve("coco");

        Shell.Said refused = Shell.limn("export", project, "--format", "coco", "--out", out);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--tags", "drop", "beside").doesNotContain("Exception");
        assertThat(out).doesNotExist();

        Shell.Said wrong = Shell.limn("export", project, "--format", "coco", "--out", out, "--tags", "burn");
        assertThat(wrong.code()).isEqualTo(2);

        Shell.Said written = Shell.limn("export", project, "--format", "coco", "--out", out, "--tags", "beside",
                "--void",
                "label", "--images", "--json");
        assertThat(written.code()).as(written.err()).isZero();
        assertThat(written.json().path("format").asString()).isEqualTo("coco");
        assertThat(out.resolve("annotations.json")).exists();
        assertThat(out.resolve("tags_full.csv")).exists();

        Path again = folder.resolve("again");
        Shell.limn("create", again, "--images", Files.createDirectories(folder.resolve("empty")));
        Shell.Said read = Shell.limn("import", again, "--format", "coco", "--map", "disc=plate", out, "--json");
        assertThat(read.code()).as(read.err()).isZero();
        assertThat(read.json().path("masks").asInt()).isEqualTo(written.json().path("masks").asInt());
        assertThat(read.err()).contains("disc", "plate");
    }

    @Test
    void anUnknownFormatNamesThoseThatThereAre() throws Exception {
        Shell.Said said = Shell.limn("import", project("project"), "--format", "crayon", folder);
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("crayon", "coco", "label-studio");
    }
}
