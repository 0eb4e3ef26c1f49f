package limn.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import limn.app.demo.DemoProject;
import limn.app.text.UserError;
import limn.engine.recipe.Recipe;
import limn.engine.recipe.RecipeException;
import limn.engine.run.Logged;

/**
 * Measures whether training holds on to memory: a tiny network, many steps, the resident memory of the process now and then. It
 * measures, writes checkpoints and saves pictures on the way, so that those are watched too.
 */
public final class MemoryBench {
    private static final int EVERY = 500;
    private static final int FEWEST_SAMPLES = 9;
    private static final Map<String, String> TINY = Map.of("width", "0.25", "decoderChannels", "16", "crop", "64",
            "batch", "2", "unlabelledBatch", "2", "mixFrom", "0");

    /** Resident memory of the training process when it had done so many steps. */
    public record Sample(long step, long mebibytes) {}

    /** @param growth mebibytes, from the smallest sample of the first third to the smallest of the last */
    public record Memory(List<Sample> samples, long growth) {}

    private final int steps;
    private final BenchProgress progress;
    private final List<Sample> samples = new ArrayList<>();
    private long step;

    /** @param steps at least 9 */
    public MemoryBench(int steps, BenchProgress progress) {
        this.steps = steps;
        this.progress = progress;
    }

    /** How many steps lie between two looks: 500, fewer if there would be less than nine looks. */
    static int every(int steps) {
        return Math.max(1, Math.min(EVERY, steps / FEWEST_SAMPLES));
    }

    /** Trains in a folder that is removed afterwards. @throws UserError if the system does not tell the memory of a process */
    public Memory run(Recipe recipe) throws IOException, InterruptedException, UserError, RecipeException {
        if (resident(ProcessHandle.current().pid()).isEmpty()) {
            throw new UserError("benchMemory");
        }
        Path folder = Files.createTempDirectory("limn-bench");
        try {
            progress.say("cli.bench.draws");
            Path project = folder.resolve("harbour");
            DemoProject.create(project, 1).close();
            var child = new TrainingChild(project, folder.resolve("train.log"), 0, listening());
            child.train(tiny(recipe), recipe.method(), this::look);
            return new Memory(List.copyOf(samples), growth(samples));
        } finally {
            BenchProject.remove(folder);
        }
    }

    private Recipe tiny(Recipe recipe) throws RecipeException {
        var settings = new LinkedHashMap<>(TINY);
        settings.putAll(recipe.given());
        settings.put("steps", String.valueOf(steps));
        for (String event : List.of("evaluateEvery", "sampleEvery", "checkpointEvery")) {
            settings.putIfAbsent(event, String.valueOf(every(steps)));
        }
        return BenchSettings.with(recipe, settings);
    }

    private BenchProgress listening() {
        return new BenchProgress() {
            @Override
            public void say(String key, Object... arguments) { progress.say(key, arguments); }

            @Override
            public void show(Logged event) {
                step = Math.max(step, event.step());
                progress.show(event);
            }
        };
    }

    private void look(long pid) {
        long looked = samples.isEmpty() ? 0 : samples.getLast().step() / every(steps);
        if (step / every(steps) > looked) {
            resident(pid).ifPresent(m -> {
                samples.add(new Sample(step, m));
                progress.say("cli.bench.memory", step, m);
            });
        }
    }

    /** From the smallest of the first third to the smallest of the last third: what garbage is left over does not count. */
    static long growth(List<Sample> samples) {
        int third = samples.size() / 3;
        return third == 0
                ? 0
                : smallest(samples.subList(samples.size() - third, samples.size()))
                        - smallest(samples.subList(0, third));
    }

    private static long smallest(List<Sample> samples) {
        return samples.stream().mapToLong(Sample::mebibytes).min().orElseThrow();
    }

    /** Mebibytes of a process that are in memory now; empty where the system does not tell. */
    static OptionalLong resident(long pid) {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(l -> l.startsWith("VmRSS:"))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) >> 10).findFirst();
        } catch (IOException ended) {
            return OptionalLong.empty();
        }
    }
}
