package limn.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bench as somebody runs it who wants the figures of the documents again. */
class BenchJourneyTest {
    @TempDir
    Path folder;

    @Test
    void aBenchMeasuresWritesItsTableAndDoesNotMeasureTwice() throws Exception {
        Path data = Layout.write(folder.resolve("discs"));
        Files.copy(data.resolve("labelled.txt"), data.resolve("splits/few.txt"));
        Path out = folder.resolve("bench");

        Shell.Said said = bench(data, out);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.json().path("rows").size()).isEqualTo(1);
        var row = said.json().path("rows").get(0);
        assertThat(row.path("list").asString()).isEqualTo("few");
        assertThat(row.path("steps").asInt()).isEqualTo(2);
        assertThat(row.path("bestMiou").asDouble()).isBetween(0.0, 1.0);
        assertThat(row.path("miou").has("student")).isTrue();
        assertThat(row.path("waitingShare").asDouble()).isBetween(0.0, 1.0);
        assertThat(row.path("seconds").asDouble()).isPositive();
        var project = said.json().path("projects").get(0);
        assertThat(project.path("masks").asInt()).isEqualTo(2);
        assertThat(project.path("tagsUnknown").asInt()).isEqualTo(1);
        assertThat(Files.readAllLines(out.resolve("results.csv"))).hasSize(2);
        assertThat(out.resolve(row.path("run").asString() + ".log")).exists();

        Shell.Said again = bench(data, out);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.json().path("rows")).isEqualTo(said.json().path("rows"));
        assertThat(again.err()).doesNotContain("Training 1 of");
    }

    @Test
    void whatCannotBeMeasuredIsSaidBeforeAnythingIsMade() throws Exception {
        Path data = Layout.write(folder.resolve("discs"));
        Path out = folder.resolve("bench");

        Shell.Said list = Shell.limn("bench", "learning", data, "--out", out, "--labelled", "fw");
        assertThat(list.code()).isEqualTo(1);
        assertThat(list.err()).contains("There is no list fw").contains("train.txt, val.txt");

        Shell.Said recipe = Shell.limn("bench", "learning", data, "--out", out, "--recipes", "supervized");
        assertThat(recipe.code()).isEqualTo(2);
        assertThat(recipe.err()).contains("supervized").contains("classmix");

        Shell.Said setting = Shell.limn("bench", "learning", data, "--out", out, "--set", "stepz=3");
        assertThat(setting.code()).isEqualTo(2);
        assertThat(setting.err()).contains("Did you mean steps?");

        Files.delete(data.resolve("classes.json"));
        Shell.Said classes = Shell.limn("bench", "learning", data, "--out", out, "--json");
        assertThat(classes.code()).isEqualTo(1);
        assertThat(classes.json().path("error").asString()).contains("no classes");
        assertThat(out.resolve("results.csv")).doesNotExist();
    }

    @Test
    void benchAloneNamesWhatItCanMeasure() {
        Shell.Said said = Shell.limn("bench");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("limn bench --help");
        assertThat(Shell.limn("bench", "--help").out()).contains("learning", "speed", "peaks", "window");
    }

    @Test
    void thePeakOfEachRecipeWithEachNetworkIsMeasuredInAProcessOfItsOwn() {
        Shell.Said wrong = Shell.limn("bench", "peaks", "--networks", "resnet19");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("resnet19", "resnet18");

        Shell.Said said = Shell.limn("bench", "peaks", "--recipes", "supervised", "--networks", "mobilenet_v2",
                "--steps", 2, "--set", "width=0.25", "--set", "crop=32", "--set", "batch=1", "--json");
        assertThat(said.code()).as(said.err()).isZero();
        var peak = said.json().path("peaks").path(0);
        assertThat(peak.path("recipe").asString()).isEqualTo("supervised");
        assertThat(peak.path("mebibytes").asInt()).isBetween(100, 2000);
    }

    @Test
    void aLargeFileIsWrittenImportedAndItsSecondImportCancelled() {
        Path out = folder.resolve("large");
        Shell.Said said = Shell.limn("bench", "coco", "--megabytes", "1", "--images", "20", "--out", out, "--json");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.json().path("masks").asInt()).isEqualTo(20);
        assertThat(said.json().path("annotations").asInt()).isGreaterThan(1000);
        assertThat(said.json().path("skipped").asInt()).isZero();
        assertThat(said.json().path("progressTold").asInt()).isGreaterThanOrEqualTo(20);
        assertThat(said.json().path("heapPeakMiB").asInt()).isPositive();
        Shell.Said again = Shell.limn("bench", "coco", "--out", out);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("There is something already");
    }

    private static Shell.Said bench(Path data, Path out) {
        return Shell.limn("bench", "learning", data, "--out", out, "--labelled", "few", "--recipes", "supervised",
                "--seeds", "1", "--unknown-tags", "0.5", "--threads", "1", "--set", "steps=2", "--set", "crop=32",
                "--set", "width=0.25", "--set", "batch=2", "--set", "decoderChannels=16", "--json");
    }
}
