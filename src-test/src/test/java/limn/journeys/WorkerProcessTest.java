package limn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import limn.engine.run.Event;
import limn.engine.run.EventLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The training process as a terminal or the window starts it. */
class WorkerProcessTest {
    @TempDir
    Path folder;

    @Test
    void oneProcessTrainsAndAnInterruptWritesACheckpointFromWhichTheRunGoesOn() throws Exception {
        assumeTrue(!System.getProperty("os.name").startsWith("Windows"), "signals are sent with kill");
        Path project = folder.resolve("project");
        Shell.limn("create", project, "--images", Layout.write(folder.resolve("discs")));
        Path run = folder.resolve("project/runs/first");

        Process worker = start("train", project, "--run-folder", run, "--recipe", "supervised", "--json", "--set",
                "steps=100000", "--set", "crop=32", "--set", "width=0.25", "--set", "batch=2", "--set",
                "decoderChannels=16", "--set", "evaluateEvery=100000", "--set", "checkpointEvery=100000", "--set",
                "sampleEvery=100000");
        try {
            await(worker, run);
            Shell.Said second = Shell.limn("train", project, "--resume", "first");
            assertThat(second.code()).isEqualTo(1);
            assertThat(second.err()).contains("A training is going on in this run", "Process " + worker.pid());
            assertThat(worker.isAlive()).isTrue();
            new ProcessBuilder("kill", "-INT", String.valueOf(worker.pid())).start().waitFor();
            assertThat(worker.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            worker.destroyForcibly();
        }

        String messages = Files.readString(folder.resolve("err"));
        assertThat(messages).contains("Writing a checkpoint").doesNotContain("Exception");
        var result = JsonMapper.builder().build().readTree(Files.readString(folder.resolve("out")));
        long steps = result.path("steps").asLong();
        assertThat(result.path("reason").asString()).isEqualTo("paused");
        assertThat(steps).isPositive();
        assertThat(run.resolve("checkpoints/last")).isDirectory();

        Shell.Said resumed = Shell.limn("train", project, "--resume", "first", "--set", "steps=" + (steps + 3),
                "--json");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.json().path("steps").asLong()).isEqualTo(steps + 3);
        assertThat(EventLog.readAll(run.resolve("events.jsonl")).stream().map(e -> e.event())
                .filter(Event.Started.class::isInstance)).as("the second one left no trace").hasSize(2);
    }

    private Process start(Object... words) throws IOException {
        var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Dai.djl.offline=true", "-Duser.language=en", "-cp",
                System.getProperty("java.class.path"), "limn.app.Main"));
        for (Object word : words) {
            line.add(word.toString());
        }
        return new ProcessBuilder(line).redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile()).start();
    }

    /** Waits until some steps are done. */
    private void await(Process worker, Path run) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (System.nanoTime() < deadline && worker.isAlive()) {
            if (EventLog.readAll(run.resolve("events.jsonl")).stream()
                    .anyMatch(e -> e.event() instanceof Event.StepDone)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("no step was done: " + Files.readString(folder.resolve("err")));
    }
}
