package limn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import limn.annotator.format.ImageFiles;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every case of the hostile set, as {@link HostileRun} met it in a process with a heap of 1 GiB, does what the set's table expects. What a
 * word of the table allows:
 * <ul>
 * <li>{@code read}: it came in and nothing was left out because of it;</li>
 * <li>{@code warn}: it or something in it is named with a reason, and the rest came in;</li>
 * <li>{@code reject}: it is named with a reason and left out, or is no image for an import and is refused when it is opened;</li>
 * <li>{@code skip}: it is no image, and the rest came in.</li>
 * </ul>
 */
class HostileSetTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode NONE = JSON.createObjectNode().put("threw", "it was not run");
    private static final int MOST_MILLIS = 5_000;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyCaseDoesWhatIsExpected() throws Exception {
        Path shared = shared();
        Path set = copied(shared);
        Map<String, JsonNode> results = run(set);
        return StreamSupport
                .stream(JSON.readTree(Files.readString(set.resolve("expected.json"))).path("cases").spliterator(),
                        false)
                .map(c -> dynamicTest(c.path("file").asString() + ": " + c.path("expect").asString(),
                        () -> check(c, results.getOrDefault(c.path("file").asString(), NONE))));
    }

    /** The hostile set; the test is skipped where there is none. */
    static Path shared() {
        String told = System.getProperty("limn.shared", System.getenv("LIMN_SHARED"));
        Path root = told == null ? beside() : Path.of(told);
        assumeTrue(Files.exists(root.resolve("data/hostile")), "no hostile set in " + root);
        return root.resolve("data/hostile");
    }

    /** The folder {@code shared} next to the project, which may be above the folder that the tests run in. */
    private static Path beside() {
        Path at = Path.of("").toAbsolutePath();
        while (at.getParent() != null && !Files.isDirectory(at.resolve("shared"))) {
            at = at.getParent();
        }
        return at.resolve("shared");
    }

    /** A copy that would show if anything wrote into it. */
    private Path copied(Path shared) throws Exception {
        Path set = folder.resolve("set/hostile");
        try (var files = Files.walk(shared)) {
            for (Path file : files.toList()) {
                Path to = set.resolve(shared.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
        return set;
    }

    private Map<String, JsonNode> run(Path set) throws Exception {
        Path results = folder.resolve("results.jsonl");
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx1g", "-XX:+ExitOnOutOfMemoryError", "-Dai.djl.offline=true",
                "-cp", System.getProperty("java.class.path"), HostileRun.class.getName(), set.toString(),
                folder.resolve("work").toString(), results.toString()).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        boolean ended = process.waitFor(10, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("ended in time").isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        var byFile = new TreeMap<String, JsonNode>();
        for (String line : Files.readAllLines(results)) {
            JsonNode result = JSON.readTree(line);
            byFile.put(result.path("file").asString(), result);
        }
        return byFile;
    }

    private static void check(JsonNode expected, JsonNode result) {
        assertThat(result.path("threw").asString("")).isEmpty();
        assertThat(result.path("cpuMillis").asLong()).isLessThan(MOST_MILLIS);
        assertThat(result.path("untouched").asBoolean()).as("nothing outside of the project was touched").isTrue();
        assertThat(result.path("said").asString()).doesNotContain("Exception", "\tat ");
        assertThat(result.path("opened").path("problems").asString("")).isEmpty();
        if (isPicture(expected)) {
            assertThat(result.path("opened").path("images").toString()).as("its neighbour came in")
                    .contains("zz-sound");
        }
        assertThat(outcomes(expected, result)).as(result.path("said").asString() + result)
                .containsAnyOf(expected.path("expect").asString().split("_or_"));
        if (result.path("opening").has("width")) {
            checkPicture(expected, result.path("opening"));
        }
    }

    private static boolean isPicture(JsonNode expected) {
        return List.of("images", "names", "duplicate_stems").contains(expected.path("file").asString().split("/")[0]);
    }

    /** The words of the table that hold for what happened. */
    private static Set<String> outcomes(JsonNode expected, JsonNode result) {
        Path path = Path.of(expected.path("file").asString());
        String name = path.getFileName().toString();
        var found = new HashSet<String>();
        boolean failed = result.path("code").asInt() == 1;
        boolean skipped = !result.path("report").path("skipped").isEmpty();
        boolean noticed = !result.path("report").path("notices").isEmpty();
        boolean refused = result.path("opening").has("refused");
        if (failed) {
            if (result.path("said").asString().contains(named(name))) {
                found.add("reject");
            }
            return found;
        }
        if (skipped) {
            assertThat(reasons(result.path("report").path("skipped"))).allSatisfy(r -> assertThat(r).isNotBlank());
            found.addAll(List.of("warn", "reject", "skip"));
        }
        if (noticed) {
            found.add("warn");
        }
        if (!skipped && !refused) {
            found.add("read");
        }
        if (refused && (skipped || !ImageFiles.isImageName(name))) {
            found.addAll(List.of("reject", "skip"));
        }
        if (expected.path("file").asString().endsWith("/")) {
            found.add("skip");
        }
        return found;
    }

    /** What an error must say of a file: classes are in the layout as classes.json. */
    private static String named(String name) {
        return name.startsWith("classes") ? "classes.json" : name;
    }

    private static List<String> reasons(JsonNode list) {
        var reasons = new ArrayList<String>();
        list.forEach(one -> reasons.add(one.path("file").asString() + " " + one.path("reason").asString()));
        return reasons;
    }

    private static void checkPicture(JsonNode expected, JsonNode picture) {
        if (expected.has("width")) {
            assertThat(picture.path("width").asInt()).isEqualTo(expected.path("width").asInt());
            assertThat(picture.path("height").asInt()).isEqualTo(expected.path("height").asInt());
        }
        for (Map.Entry<String, JsonNode> mark : expected.path("marks").properties()) {
            int argb = picture.path(mark.getKey()).asInt();
            for (int c = 0; c < 3; c++) {
                assertThat(argb >> 16 - 8 * c & 0xFF).as(mark.getKey())
                        .isCloseTo(mark.getValue().path(c).asInt(), within(40));
            }
        }
    }
}
