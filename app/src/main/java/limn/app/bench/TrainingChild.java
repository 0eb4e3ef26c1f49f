package limn.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import limn.app.text.UserError;
import limn.app.train.OwnProgram;
import limn.engine.recipe.Recipe;
import limn.engine.run.EventLog;
import limn.engine.run.Logged;
import limn.engine.run.RunFolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One training in a process of its own, so that its memory is its own and starts from nothing. What the process says goes to a log;
 * what it does is read from its run folder.
 */
final class TrainingChild {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long GLANCE_MILLIS = 100;

    /**
     * @param facts what {@code train --json} says at the end
     * @param events of the run, oldest first
     * @param seconds wall clock of the process
     */
    record Ended(JsonNode facts, List<Logged> events, double seconds) {
        /** NaN if the run does not say. */
        double number(String fact) { return facts.path(fact).asDouble(Double.NaN); }

        long peakMemoryMiB() { return facts.path("peakMemoryMiB").asLong(0); }
    }

    private final Path project;
    private final Path log;
    private final int threads;
    private final BenchProgress progress;

    /** @param threads that compute; 0 is the default of {@code limn train} */
    TrainingChild(Path project, Path log, int threads, BenchProgress progress) {
        this.project = project;
        this.log = log;
        this.threads = threads;
        this.progress = progress;
    }

    /** As the other, with nobody looking at the process. */
    Ended train(Recipe recipe, String name) throws IOException, InterruptedException, UserError {
        return train(recipe, name, pid -> {});
    }

    /**
     * Trains to the end. A run folder of this name is of an attempt that was broken off, and is removed.
     *
     * @param watcher told the number of the process, a few times a second
     * @throws UserError if the training failed or was stopped
     */
    Ended train(Recipe recipe, String name, LongConsumer watcher) throws IOException, InterruptedException, UserError {
        var folder = new RunFolder(project.resolve("runs").resolve(name).toAbsolutePath().normalize());
        BenchProject.remove(folder.path());
        long start = System.nanoTime();
        Process process = new ProcessBuilder(OwnProgram.commandLine(words(recipe, folder))).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        var events = new ArrayList<Logged>();
        Thread end = new Thread(process::destroy, "end the training with the bench");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            follow(process, folder, events, watcher);
        } finally {
            process.destroy();
            forget(end);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        JsonNode facts = lastObject();
        if (process.exitValue() != 0 || facts.path("run").isMissingNode()) {
            throw new UserError("benchFailed", name,
                    (facts.path("error").asString("-") + " " + facts.path("why").asString("")).strip(), log);
        }
        if (!facts.path("reason").asString("").equals("finished")) {
            throw new UserError("benchStopped", name);
        }
        return new Ended(facts, events, seconds);
    }

    private List<String> words(Recipe recipe, RunFolder folder) {
        var words = new ArrayList<>(List.of("train", project.toString(), "--recipe", recipe.method(), "--json",
                "--run-folder", folder.path().toString()));
        if (threads > 0) {
            words.addAll(List.of("--threads", String.valueOf(threads)));
        }
        for (Map.Entry<String, String> setting : new TreeMap<>(recipe.given()).entrySet()) {
            words.addAll(List.of("--set", setting.getKey() + "=" + setting.getValue()));
        }
        return words;
    }

    private void follow(Process process, RunFolder folder, List<Logged> events, LongConsumer watcher)
            throws IOException, InterruptedException {
        var follower = new EventLog.Follower(folder.events());
        boolean isAlive = true;
        while (isAlive) {
            isAlive = !process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            for (Logged event : follower.poll()) {
                events.add(event);
                progress.show(event);
            }
            if (isAlive) {
                watcher.accept(process.pid());
            }
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException goingDown) {
            // the hook runs by itself then
        }
    }

    /** The last line of the log that is a JSON object; an empty object if there is none. */
    private JsonNode lastObject() throws IOException {
        for (String line : Files.readString(log).lines().toList().reversed()) {
            if (line.startsWith("{")) {
                try {
                    return JSON.readTree(line);
                } catch (JacksonException torn) {
                    break;
                }
            }
        }
        return JSON.createObjectNode();
    }
}
