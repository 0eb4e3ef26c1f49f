package limn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.tools.ToolProvider;
import limn.app.report.Snippets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an engineer does: take a model out, look at the proof, use it in a program of their own. */
class ModelJourneyTest {
    @TempDir
    Path folder;
    private Path project = Path.of("");
    private Path layout = Path.of("");

    @BeforeEach
    void aTrainedProject() throws Exception {
        layout = Layout.write(folder.resolve("discs"));
        project = folder.resolve("project");
        Shell.limn("create", project, "--images", layout);
        Shell.Said trained = train("first");
        assertThat(trained.code()).as(trained.err()).isZero();
    }

    private Shell.Said train(String run, Object... more) {
        var words = new ArrayList<Object>(List.of("train", project, "--run-folder", project.resolve("runs/" + run),
                "--recipe", "supervised", "--json", "--set", "steps=6", "--set", "crop=32", "--set", "width=0.25",
                "--set", "batch=2", "--set", "decoderChannels=16", "--set", "evaluateEvery=3", "--set",
                "checkpointEvery=3"));
        words.addAll(List.of(more));
        return Shell.limn(words.toArray());
    }

    private Shell.Said export(Path out) {
        return Shell.limn("export-model", project, "--run", "first", "--format", "onnx", "--out", out, "--json");
    }

    @Test
    void oneCommandWritesModelProofAndReport() throws Exception {
        Path out = folder.resolve("out/discs.onnx");

        Shell.Said said = export(out);

        assertThat(said.code()).as(said.err()).isZero();
        JsonNode proof = said.json().path("proof");
        assertThat(proof.path("holds").asBoolean()).isTrue();
        assertThat(proof.path("split").asString()).isEqualTo("val");
        assertThat(proof.path("images").asInt()).isEqualTo(2);
        assertThat(proof.path("largestDifference").asDouble()).isLessThan(1e-3);
        assertThat(proof.path("exportedMiou").asDouble()).isBetween(0.0, 1.0);
        assertThat(out).exists();
        JsonNode written = JsonMapper.builder().build().readTree(Files.readString(out.resolveSibling(
                "discs.proof.json")));
        assertThat(written).isEqualTo(proof);
        String report = Files.readString(out.resolveSibling("discs.report.html"));
        assertThat(report).startsWith("<!DOCTYPE html>").contains("lang=\"en\"", "discs.onnx", "prefers-color-scheme",
                "<polyline", "data:image/png;base64,", "class=\"changed\"", "evaluateEvery", "onnxruntime as ort");
        assertThat(report).as("a page that needs no other file").doesNotContain("http://", "https://", "<script",
                "<link", "url(");
    }

    @Test
    void aForecastSaysWhatARunOfASavedRecipeWouldCost() throws Exception {
        Path recipe = project.resolve("runs/first/recipe.json");
        Shell.Said said = Shell.limn("forecast", project, "--recipe", recipe, "--set", "steps=40", "--seconds", 1,
                "--json");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.json().path("steps").asInt()).isEqualTo(40);
        assertThat(said.json().path("seconds").asDouble())
                .isGreaterThan(40 * said.json().path("stepSeconds").asDouble());
        try (var runs = Files.list(project.resolve("runs"))) {
            assertThat(runs.map(r -> r.getFileName().toString())).as("a forecast is no run").containsExactly("first");
        }
        assertThat(Shell.limn("forecast", project, "--seconds", 0).code()).isEqualTo(2);
        assertThat(Shell.limn("forecast", project, "--recipe", folder.resolve("none.json")).code()).isEqualTo(1);
        Files.writeString(recipe, "{\"method\": \"supervised\", \"settings\": {\"stepz\": \"3\"}}");
        Shell.Said wrong = Shell.limn("forecast", project, "--recipe", recipe);
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("Did you mean steps?");
    }

    @Test
    void theFileLabelsImagesLikeTheRunItIsFrom() throws Exception {
        Path out = folder.resolve("discs.onnx");
        export(out);

        Shell.Said file = Shell.limn("predict", "--model", out, "--out", folder.resolve("a"), layout.resolve("images"));
        Shell.Said run = Shell.limn("predict", "--run", project.resolve("runs/first"), "--out", folder.resolve("b"),
                layout.resolve("images"));

        assertThat(file.code()).as(file.err()).isZero();
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(differing(folder.resolve("a/disc5.png"), folder.resolve("b/disc5.png")))
                .isLessThanOrEqualTo(Layout.WIDTH * Layout.HEIGHT / 1000);
        assertThat(Shell.limn("predict", "--model", out, "--device", "gpu0", "--out", folder.resolve("a"),
                layout.resolve("images")).err()).contains("on the CPU");
    }

    @Test
    void theReportIsInThePersonsLanguage() throws Exception {
        Path out = folder.resolve("discs.onnx");

        Shell.Said said = Shell.limn(Locale.KOREAN, "export-model", project, "--run", "latest", "--format", "onnx",
                "--out", out);

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("검증됨", "보고서");
        assertThat(Files.readString(folder.resolve("discs.report.html"))).contains("lang=\"ko\"", "무엇으로 학습했나",
                "마스크의 픽셀 수");
    }

    @Test
    void theJavaProgramOfTheReportRunsAsItStands() throws Exception {
        Path out = folder.resolve("discs.onnx");
        export(out);
        Path source = Files.writeString(folder.resolve("Label.java"), Snippets.java("discs.onnx"));
        int compiled = ToolProvider.getSystemJavaCompiler().run(null, null, System.err, "-proc:none", "-cp",
                System.getProperty("java.class.path"), source.toString());
        assertThat(compiled).isZero();

        String said = run(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:+ErrorFileToStdout", "-cp",
                folder + System.getProperty("path.separator") + System.getProperty("java.class.path"), "Label",
                layout.resolve("images/disc5.png").toString());

        assertThat(pixels(said)).isEqualTo(Layout.WIDTH * Layout.HEIGHT);
        assertThat(said).contains("background ", "disc ");
    }

    @Test
    void thePythonProgramOfTheReportRunsAsItStands() throws Exception {
        assumeTrue(hasPythonRuntime(), "python3 with onnxruntime, numpy and Pillow is not installed");
        Path out = folder.resolve("discs.onnx");
        export(out);
        Path script = Files.writeString(folder.resolve("label.py"), Snippets.python("discs.onnx"));

        String said = run("python3", script.toString(), layout.resolve("images/disc5.png").toString());

        assertThat(pixels(said)).isEqualTo(Layout.WIDTH * Layout.HEIGHT);
    }

    @Test
    void aFormatThatIsNoneIsWrongUsageAndNamesThoseThatAre() {
        Shell.Said said = Shell.limn("export-model", project, "--run", "first", "--format", "tflite", "--out",
                folder.resolve("m"));

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("There is no format tflite", "onnx, safetensors");
    }

    @Test
    void withoutValidationImagesItIsProvedOnTrainingImagesAndSaysSo() throws Exception {
        Path other = Layout.write(folder.resolve("others"));
        Files.writeString(other.resolve("splits/train.txt"), Files.readString(other.resolve("splits/train.txt"))
                + Files.readString(other.resolve("splits/val.txt")));
        Files.writeString(other.resolve("splits/val.txt"), "");
        Path bare = folder.resolve("bare");
        assertThat(Shell.limn("create", bare, "--images", other).code()).isZero();

        Shell.Said said = Shell.limn("export-model", bare, "--run", project.resolve("runs/first"), "--format", "onnx",
                "--out", folder.resolve("m.onnx"), "--json");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.json().path("proof").path("split").asString()).isEqualTo("train");
        assertThat(said.err()).contains("no validation image has a mask");
    }

    @Test
    void aProjectOfOtherClassesProvesTheFileButHasNoScore() throws Exception {
        Path other = Layout.write(folder.resolve("others"));
        Path classes = other.resolve("classes.json");
        Files.writeString(classes, Files.readString(classes).replace("\"disc\"", "\"moon\""));
        Path moons = folder.resolve("moons");
        Shell.limn("create", moons, "--images", other, "--no-tags");

        Shell.Said said = Shell.limn("export-model", moons, "--run", project.resolve("runs/first"), "--format", "onnx",
                "--out", folder.resolve("m.onnx"), "--json");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.json().path("proof").path("exportedMiou").isNull()).isTrue();
        assertThat(said.err()).contains("other classes than the model");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        Shell.Said said = export(file.resolve("m.onnx"));

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("file").doesNotContain("Exception");
    }

    @Test
    void anImageThatCannotBeReadIsLeftOutOfTheProofAndNamed() throws Exception {
        Files.writeString(layout.resolve("images/disc4.png"), "no picture any more");

        Shell.Said said = export(folder.resolve("m.onnx"));

        assertThat(said.code()).as(said.err()).isEqualTo(3);
        assertThat(said.json().path("proof").path("leftOut").get(0).asString()).isEqualTo("disc4");
        assertThat(said.err()).contains("Left out of the proof: disc4");
    }

    @Test
    void tensorBoardGetsItsFileWhileARunTrainsOrAfterwards() throws Exception {
        Shell.Said live = train("second", "--tensorboard");
        assertThat(live.code()).as(live.err()).isZero();
        assertThat(live.err()).contains("tensorboard --logdir");
        try (var files = Files.list(project.resolve("runs/second/tensorboard"))) {
            assertThat(files).singleElement().satisfies(file -> assertThat(file).isNotEmptyFile());
        }

        Shell.Said later = Shell.limn("tensorboard", project, "--run", "first", "--json");
        assertThat(later.code()).as(later.err()).isZero();
        assertThat(Path.of(later.json().path("file").asString())).isNotEmptyFile()
                .hasParent(project.toRealPath().resolve("runs/first/tensorboard"));
        assertThat(Shell.limn("tensorboard", project, "--run", "nowhere").err()).contains("There is no run nowhere");
    }

    private static long differing(Path a, Path b) throws IOException {
        var one = ImageIO.read(a.toFile()).getRaster();
        var other = ImageIO.read(b.toFile()).getRaster();
        int[] left = one.getSamples(0, 0, Layout.WIDTH, Layout.HEIGHT, 0, (int[]) null);
        int[] right = other.getSamples(0, 0, Layout.WIDTH, Layout.HEIGHT, 0, (int[]) null);
        return IntStream.range(0, left.length).filter(i -> left[i] != right[i]).count();
    }

    private static long pixels(String said) {
        return said.lines().filter(line -> line.endsWith(" pixels"))
                .mapToLong(line -> Long.parseLong(line.split(" ")[line.split(" ").length - 2])).sum();
    }

    private static boolean hasPythonRuntime() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", "import onnxruntime, numpy, PIL").redirectErrorStream(true)
                    .start().waitFor() == 0;
        } catch (IOException none) {
            return false;
        }
    }

    private String run(String... words) throws Exception {
        Path out = folder.resolve("said");
        Process process = new ProcessBuilder(words).directory(folder.toFile()).redirectOutput(out.toFile())
                .redirectErrorStream(true).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        return Files.readString(out);
    }
}
