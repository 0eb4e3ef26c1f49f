package limn.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import limn.app.weights.Checksum;
import limn.app.weights.FileServer;
import limn.app.weights.WeightFiles;
import limn.app.weights.WeightsFolder;
import limn.engine.net.EncoderLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WeightsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    @TempDir
    Path home;

    private record Said(int code, String out, String err) {
        JsonNode json() { return JSON.readTree(out); }
    }

    @BeforeEach
    void useAHomeOfItsOwn() { System.setProperty("limn.home", home.toString()); }

    @AfterEach
    void giveTheHomeBack() { System.clearProperty("limn.home"); }

    @Test
    void theListSaysWhatIsKnownWhereItComesFromAndWhatIsHere() throws Exception {
        add(WeightFiles.mobileNet(home.resolve("mine.safetensors")));

        Said words = limn("weights");
        JsonNode json = limn("weights", "--json").json();

        assertThat(words.code()).isZero();
        assertThat(words.out()).contains("resnet50  for resnet50  102 MB  bsd-3-clause  not here",
                "https://huggingface.co/timm/resnet101.tv_in1k", "publisher's own statement", "ImageNet",
                "mine  for mobilenet_v2", home.resolve("weights").toString());
        assertThat(json.path("folder").asString()).isEqualTo(home.resolve("weights").toString());
        assertThat(json.path("weights").size()).isEqualTo(9);
        JsonNode first = json.path("weights").get(0);
        assertThat(new ArrayList<>(first.propertyNames())).containsExactly("name", "network", "width", "megabytes",
                "bytes", "licence", "page", "address", "sha256", "checksum", "file", "here");
        assertThat(first.path("here").asBoolean()).isFalse();
        assertThat(first.path("checksum").asString()).isEqualTo("pinned");
        JsonNode resnet101 = json.path("weights").get(6);
        assertThat(resnet101.path("checksum").asString()).isEqualTo("publisher");
        assertThat(resnet101.path("sha256").isNull()).isTrue();
        JsonNode mine = json.path("weights").get(8);
        assertThat(mine.path("name").asString()).isEqualTo("mine");
        assertThat(mine.path("network").asString()).isEqualTo("mobilenet_v2");
        assertThat(mine.path("here").asBoolean()).isTrue();
    }

    @Test
    void aFileIsAddedUnderItsNameOrAnotherAndTwiceChangesNothing() throws Exception {
        Path file = WeightFiles.mobileNet(home.resolve("mine.safetensors"));

        Said said = limn("weights", "add", file, "--json");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.json().path("name").asString()).isEqualTo("mine");
        assertThat(said.json().path("network").asString()).isEqualTo("mobilenet_v2");
        assertThat(said.json().path("sha256").asString()).isEqualTo(Checksum.sha256(file));
        assertThat(home.resolve("weights/mine.safetensors")).hasSameBinaryContentAs(file);
        assertThat(limn("weights", "add", file).code()).isZero();
        assertThat(limn("weights", "add", file, "--name", "second").code()).isZero();
        assertThat(home.resolve("weights/second.safetensors")).exists();
    }

    @Test
    void aNameThatIsTakenOrNoNameIsRefused() throws Exception {
        Path file = WeightFiles.mobileNet(home.resolve("mine.safetensors"));
        Files.createDirectories(home.resolve("weights"));
        Files.writeString(home.resolve("weights/old.safetensors"), "something else");

        Said reserved = limn("weights", "add", file, "--name", "mobilenet_v2");
        Said there = limn("weights", "add", file, "--name", "old");
        Said path = limn("weights", "add", file, "--name", "../mine");

        assertThat(reserved.code()).isEqualTo(1);
        assertThat(reserved.err()).contains("belongs to the weights of", "--name");
        assertThat(there.code()).isEqualTo(1);
        assertThat(there.err()).contains("other weights old already");
        assertThat(path.code()).isEqualTo(2);
        assertThat(home.resolve("weights")).isDirectoryNotContaining(
                "glob:**/mine*");
    }

    @Test
    void aNarrowerMobileNetAndADeepStemAreTakenAndNamed() throws Exception {
        Path narrow = WeightFiles.write(home.resolve("narrow.safetensors"), EncoderLayout.of("mobilenet_v2", 0.5));
        Path deep = WeightFiles.write(home.resolve("deep.safetensors"), EncoderLayout.of("resnet50s"));

        assertThat(limn("weights", "check", narrow).out()).contains("fits mobilenet_v2 (width=0.5)");
        assertThat(limn("weights", "add", narrow, "--json").json().path("width").asDouble()).isEqualTo(0.5);
        assertThat(limn("weights", "add", deep).out()).contains("for resnet50s is here");
        assertThat(limn("weights").out()).contains("narrow  for mobilenet_v2 (width=0.5)",
                "mobilenet_v2_140  for mobilenet_v2 (width=1.4)", "resnet101s  for resnet101s");
        assertThat(limn("weights", "add", narrow, "--name", "mobilenet_v2").err()).contains("belongs to the weights");
    }

    @Test
    void aFileThatFitsNothingIsToldWhatDiffers() throws Exception {
        Map<String, List<Long>> tensors = new LinkedHashMap<>(EncoderLayout.of("mobilenet_v2"));
        tensors.remove("features.1.conv.2.bias");
        tensors.put("features.0.0.weight", List.of(16L, 3L, 3L, 3L));
        tensors.put("extra.weight", List.of(1L));
        Path file = WeightFiles.write(home.resolve("odd.safetensors"), tensors);

        Said checked = limn("weights", "check", file);
        JsonNode json = limn("weights", "check", file, "--json").json();
        Said added = limn("weights", "add", file);

        assertThat(checked.code()).isEqualTo(1);
        assertThat(checked.out()).contains("nearest is mobilenet_v2", "missing (1): features.1.conv.2.bias",
                "not known (1): extra.weight",
                "features.0.0.weight has [16, 3, 3, 3] BF16, wanted [32, 3, 3, 3] F32");
        assertThat(json.path("fits").asBoolean()).isFalse();
        assertThat(json.path("missing").get(0).asString()).isEqualTo("features.1.conv.2.bias");
        assertThat(json.path("unexpected").size()).isEqualTo(1);
        assertThat(json.path("differing").size()).isEqualTo(1);
        assertThat(added.code()).isEqualTo(1);
        assertThat(added.err()).contains("fits no encoder", "features.1.conv.2.bias");
        assertThat(home.resolve("weights")).doesNotExist();
    }

    @Test
    void aFileThatCannotBeReadSaysWhyInThePersonsLanguage() throws Exception {
        Path whole = WeightFiles.mobileNet(home.resolve("whole.safetensors"));
        Path cut = Files.write(home.resolve("cut.safetensors"), Arrays.copyOf(Files.readAllBytes(whole), 2_000_000));
        Path page = Files.writeString(home.resolve("page.safetensors"), "<!doctype html><p>Please log in");

        assertThat(limn("weights", "check", whole).out()).contains("fits mobilenet_v2: 255 tensors");
        assertThat(limn("weights", "check", cut).err()).contains("is cut short").contains("again");
        assertThat(limn(Locale.KOREAN, "weights", "add", page).err()).contains("safetensors 파일이 아닙니다");
        assertThat(limn("weights", "check", home.resolve("none")).err()).contains("There is no file");
        assertThat(limn("weights", "check", cut, "--json").json().path("error").asString()).contains("cut short");
    }

    @Test
    void gettingAsksTheServerAndNamesWhatItWillFetch() throws Exception {
        Path other = WeightFiles.mobileNet(home.resolve("other.safetensors"));
        try (var server = new FileServer(Files.readAllBytes(other))) {
            Said said = limn("weights", "get", "mobilenet_v2", "--from", server.address(), "--json");

            assertThat(said.code()).isEqualTo(1);
            assertThat(said.err()).contains("licence apache-2.0", "mobilenet_v2: 0.0 of 3.7 MB",
                    "mobilenet_v2: 3.7 of 3.7 MB",
                    "not the published file; it was removed");
            assertThat(said.json().path("why").asString()).contains("55ea4fb3a960").contains(Checksum.sha256(other));
            assertThat(limn("weights", "--json").json().path("weights").get(0).path("here").asBoolean()).isFalse();
        }
    }

    @Test
    void withoutANetworkThereIsAWayAndNoWordOfJava() {
        Said said = limn("weights", "get", "resnet18", "--from", "http://nohost.invalid");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("nohost.invalid cannot be reached", "limn weights add FILE --name resnet18")
                .doesNotContain("Exception");
    }

    @Test
    void whatIsHereIsNotFetchedAgain() throws Exception {
        WeightsFolder folder = WeightsFolder.ofUser();
        Files.createDirectories(folder.path());
        WeightFiles.mobileNet(folder.file("mobilenet_v2"));
        try (var server = new FileServer(new byte[0])) {
            Said said = limn("weights", "get", "mobilenet_v2", "--from", server.address(), "--json");

            assertThat(said.code()).as(said.err()).isZero();
            assertThat(said.json().path("fetched").asBoolean()).isFalse();
            assertThat(said.json().path("file").asString()).isEqualTo(folder.file("mobilenet_v2").toString());
            assertThat(server.ranges()).isEmpty();
        }
    }

    @Test
    void trainingTakesWeightsByNameAndSaysWhatIsHereInstead() throws Exception {
        Path images = Files.createDirectories(home.resolve("pictures"));
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", images.resolve("a.png").toFile());
        Path project = home.resolve("project");
        limn("create", project, "--images", images);
        add(WeightFiles.mobileNet(home.resolve("mine.safetensors")));

        Said mine = limn("train", project, "--set", "encoder=mine");
        Said yours = limn("train", project, "--set", "encoder=yours");
        Said published = limn("train", project, "--set", "encoder=resnet34");
        Said path = limn("train", project, "--set", "encoder=./yours");

        assertThat(mine.err()).contains("has a painted pixel").doesNotContain("no file with encoder weights");
        assertThat(yours.code()).isEqualTo(1);
        assertThat(yours.err()).contains("There are no weights and no file yours", "there are: mine");
        assertThat(published.err()).contains("not here yet", "limn weights get resnet34");
        assertThat(path.err()).contains("no file with encoder weights: ./yours");
    }

    @Test
    void wrongUsageIsTwo() {
        assertThat(limn("weights", "get").code()).isEqualTo(2);
        assertThat(limn("weights", "add").code()).isEqualTo(2);
        assertThat(limn("weights", "get", "resnet50", "--from", "ftp://somewhere").code()).isEqualTo(2);
        Said unknown = limn("weights", "get", "vgg16", "--json");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.json().path("next").asString()).contains("resnet34");
    }

    @Test
    void helpNamesEveryOptionInBothLanguages() {
        assertThat(limn("weights", "--help").out()).contains("get", "add", "check",
                "only command that uses the network");
        assertThat(limn("weights", "get", "--help").out()).contains("--from", "mirror");
        assertThat(limn(Locale.KOREAN, "weights", "add", "--help").out()).contains("--name", "학습할 때 쓸 이름");
    }

    private static void add(Path file) { assertThat(limn("weights", "add", file).code()).isZero(); }

    private static Said limn(Object... words) { return limn(Locale.ENGLISH, words); }

    private static Said limn(Locale language, Object... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = CommandLineInterface.run(Arrays.stream(words).map(Object::toString).toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                language);
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
