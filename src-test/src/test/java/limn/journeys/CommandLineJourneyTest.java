package limn.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import limn.engine.recipe.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a script does: make a project, train, measure, label, hand over; and what it is told when something is wrong. */
class CommandLineJourneyTest {
    private static final Object[] SMALL = {"--set", "steps=6", "--set", "crop=32", "--set", "width=0.25", "--set",
            "batch=2", "--set", "decoderChannels=16", "--set", "evaluateEvery=3", "--set", "checkpointEvery=3"};

    @TempDir
    Path folder;

    @Test
    void aScriptMakesAProjectTrainsMeasuresLabelsAndHandsOver() throws Exception {
        Path layout = Layout.write(folder.resolve("discs"));
        Path project = folder.resolve("my project");

        Shell.Said made = Shell.limn("create", project, "--images", layout, "--labelled",
                layout.resolve("labelled.txt"),
                "--json");
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.json().path("images").asInt()).isEqualTo(6);
        assertThat(made.json().path("masks").asInt()).isEqualTo(4);
        assertThat(made.json().path("tagged").asInt()).isEqualTo(6);
        assertThat(made.json().path("skipped").isEmpty()).isTrue();

        Shell.Said trained = Shell.limn(words(words("train", project, "--recipe", "classmix", "--json"), SMALL));
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.json().path("steps").asInt()).isEqualTo(6);
        assertThat(trained.json().path("bestMiou").asDouble()).isBetween(0.0, 1.0);
        assertThat(trained.json().path("stepsPerSecond").asDouble()).isPositive();
        String run = trained.json().path("run").asString();

        Shell.Said runs = Shell.limn("runs", project, "--json");
        assertThat(runs.json().path("runs").get(0).path("run").asString()).isEqualTo(run);
        assertThat(runs.json().path("runs").get(0).path("status").asString()).isEqualTo("finished");

        Shell.Said measured = Shell.limn("evaluate", project, "--run", run, "--json");
        assertThat(measured.code()).as(measured.err()).isZero();
        assertThat(measured.json().path("images").asInt()).isEqualTo(2);
        assertThat(measured.json().path("perClass").has("disc")).isTrue();
        assertThat(measured.json().path("miou").asDouble()).isBetween(0.0, 1.0);

        Path model = folder.resolve("out/discs.safetensors");
        Shell.Said handed = Shell.limn("export-model", project, "--run", run, "--format", "safetensors", "--out",
                model);
        assertThat(handed.code()).as(handed.err()).isZero();
        assertThat(model).exists();
        assertThat(folder.resolve("out/discs.json")).exists();

        Path masks = folder.resolve("masks");
        Shell.Said labelled = Shell.limn("predict", "--model", model, "--out", masks, layout.resolve("images"));
        assertThat(labelled.code()).as(labelled.err()).isZero();
        var mask = ImageIO.read(masks.resolve("disc5.png").toFile());
        assertThat(mask.getWidth()).isEqualTo(Layout.WIDTH);
        assertThat(mask.getHeight()).isEqualTo(Layout.HEIGHT);

        Shell.Said exported = Shell.limn("export", project, "--format", "folders", "--out", folder.resolve("labels"));
        assertThat(exported.code()).as(exported.err()).isZero();
        assertThat(folder.resolve("labels/masks/disc0.png")).exists();
        assertThat(folder.resolve("labels/masks/disc3.png")).doesNotExist();
    }

    @Test
    void brokenImagesAreNamedAndTheOthersLabelled() throws Exception {
        Path layout = Layout.write(folder.resolve("discs"));
        Path project = folder.resolve("project");
        Shell.limn("create", project, "--images", layout);
        String run = Shell.limn(words(words("train", project, "--recipe", "supervised", "--json"), SMALL)).json()
                .path("run").asString();
        Path broken = Files.writeString(folder.resolve("broken.png"), "this is no picture");

        Shell.Said said = Shell.limn("predict", "--run", run, "--out", folder.resolve("masks"), project, broken,
                layout.resolve("images/disc0.png"), "--json");

        assertThat(said.code()).isEqualTo(3);
        assertThat(said.json().path("images").asInt()).isEqualTo(1);
        assertThat(said.json().path("skipped").get(0).path("file").asString()).endsWith("broken.png");
        assertThat(said.json().path("skipped").get(0).path("kind").asString()).isEqualTo("pictureUnknown");
        assertThat(said.err()).contains("broken.png").doesNotContain("Exception");
    }

    @Test
    void aBrokenImageIsLeftOutWithItsReasonInThePersonsLanguage() throws Exception {
        Path layout = Layout.write(folder.resolve("discs"));
        Files.writeString(layout.resolve("images/broken.png"), "this is no picture");

        Shell.Said said = Shell.limn(Locale.KOREAN, "create", folder.resolve("project"), "--images", layout, "--json");

        assertThat(said.code()).isEqualTo(3);
        assertThat(said.err()).contains("제외됨: broken.png: 읽을 수 있는 이미지 형식");
        assertThat(said.json().path("images").asInt()).isEqualTo(6);
        var skipped = said.json().path("skipped").get(0);
        assertThat(skipped.path("file").asString()).isEqualTo("broken.png");
        assertThat(skipped.path("kind").asString()).isEqualTo("pictureUnknown");
        assertThat(skipped.path("reason").asString()).contains("이미지 형식").doesNotContain("picture");
    }

    @Test
    void aProjectWithoutMasksIsToldWhatToPaintBeforeAnythingStarts() throws Exception {
        Path layout = Layout.write(folder.resolve("discs"));
        Path project = folder.resolve("project");
        Shell.limn("create", project, "--images", layout.resolve("images"), "--classes",
                layout.resolve("classes.json"));

        Shell.Said said = Shell.limn("train", project, "--json");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("No training image has a painted pixel");
        assertThat(said.json().path("error").asString()).isEqualTo("The training cannot start.");
        assertThat(project.resolve("runs")).doesNotExist();
    }

    @Test
    void aMisspelledSettingNamesTheNearestRightOne() throws Exception {
        Path project = folder.resolve("project");
        Shell.limn("create", project, "--images", Layout.write(folder.resolve("discs")));

        Shell.Said said = Shell.limn("train", project, "--set", "confidense=0.9");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("confidense").contains("Did you mean confidence?");
    }

    @Test
    void anUnknownPresetNamesThoseThatAreThere() throws Exception {
        Path project = folder.resolve("project");
        Shell.limn("create", project, "--images", Layout.write(folder.resolve("discs")));

        Shell.Said said = Shell.limn("train", project, "--preset", "huge");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("There is no preset huge").contains("quick, balanced, paper");
    }

    @Test
    void aPresetComesFirstAndSettingsChangeIt() throws Exception {
        Path project = folder.resolve("project");
        Shell.limn("create", project, "--images", Layout.write(folder.resolve("discs")));

        Shell.Said said = Shell.limn(words(words("train", project, "--recipe", "supervised", "--preset", "balanced",
                "--json", "--set", "network=mobilenet_v2", "--set", "warmUp=1"), SMALL));

        assertThat(said.code()).isZero();
        String recipe = Files.readString(Path.of(said.json().path("folder").asString()).resolve("recipe.json"));
        assertThat(Recipe.fromJson(recipe).text("decoder")).isEqualTo("deeplabv3plus");
        assertThat(Recipe.fromJson(recipe).text("network")).isEqualTo("mobilenet_v2");
    }

    @Test
    void aSecondProjectInTheSameFolderIsRefused() throws Exception {
        Path layout = Layout.write(folder.resolve("discs"));
        Shell.limn("create", folder.resolve("project"), "--images", layout);

        Shell.Said said = Shell.limn("create", folder.resolve("project"), "--images", layout, "--json");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.json().path("error").asString()).contains("already");
    }

    @Test
    void everyErrorHasThePersonsLanguageAndANextStep() {
        Shell.Said korean = Shell.limn(Locale.KOREAN, "runs", folder.resolve("nowhere"));
        Shell.Said english = Shell.limn("evaluate", folder.resolve("nowhere"), "--run", "x");

        assertThat(korean.code()).isEqualTo(1);
        assertThat(korean.err()).contains("프로젝트가 없습니다").contains("limn create");
        assertThat(english.err()).contains("There is no Limn project").contains("limn create");
    }

    @Test
    void wrongUsageIsTwoAndKeepsStandardOutputForJson() {
        assertThat(Shell.limn("train").code()).isEqualTo(2);
        assertThat(Shell.limn("train", "x", "--no-such-option").code()).isEqualTo(2);
        assertThat(Shell.limn("export", "x", "--format", "onnx", "--out", "y").code()).isEqualTo(2);
        Shell.Said said = Shell.limn("evaluate", "--json");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.json().path("error").asString()).contains("missing");
    }

    private static Object[] words(Object... words) { return words; }

    private static Object[] words(Object[] first, Object[] more) {
        return java.util.stream.Stream.of(first, more).flatMap(java.util.Arrays::stream).toArray();
    }
}
