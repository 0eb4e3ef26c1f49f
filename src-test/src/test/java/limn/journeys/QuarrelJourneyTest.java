package limn.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import limn.app.review.NetworkQuarrels;
import limn.engine.run.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two networks disagree about is known after they looked at a project, for what is labelled next. */
class QuarrelJourneyTest {
    @TempDir
    private Path dir = Path.of("");

    private RunFolder propose(Path project, String recipe) throws Exception {
        Shell.Said trained = Shell.limn("train", project, "--recipe", recipe, "--set", "steps=4", "--set", "crop=32",
                "--set", "width=0.25", "--set", "batch=2", "--set", "decoderChannels=16", "--set", "evaluateEvery=2",
                "--json");
        assertThat(trained.code()).as(trained.err()).isZero();
        try (var runs = Files.list(project.resolve("runs"))) {
            Path run = runs.filter(p -> p.toString().endsWith("-" + recipe)).findFirst().orElseThrow();
            Shell.Said proposed = Shell.limn("propose", project, "--run", run.getFileName(), "--json");
            assertThat(proposed.code()).as(proposed.err()).isZero();
            return new RunFolder(run);
        }
    }

    @Test
    void aCrossTrainingsNetworksAreComparedOnEveryImageAndOthersHaveNoSecond() throws Exception {
        Path images = Layout.write(dir.resolve("discs"));
        Path project = dir.resolve("project");
        Shell.limn("create", project, "--images", images);
        RunFolder cross = propose(project, "cross");
        RunFolder supervised = propose(project, "supervised");
        int count = Shell.limn("propose", project, "--run", cross.name(), "--json").json().path("images").asInt();

        assertThat(NetworkQuarrels.of(cross)).hasSize(count);
        assertThat(NetworkQuarrels.of(cross).values()).allMatch(share -> share >= 0 && share <= 1)
                .anyMatch(share -> share > 0);
        assertThat(NetworkQuarrels.of(supervised)).isEmpty();
    }
}
