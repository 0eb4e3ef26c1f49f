package limn.engine.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import limn.engine.export.ModelFile;
import limn.engine.net.WeightsException;
import limn.engine.run.RunFolder;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Safetensors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The state of a run after a step: networks, optimisers, what the method keeps, and counters, in the folder {@code checkpoints/last}.
 * Batches and random draws follow from seed and step, so nothing else is needed for an exact resume. A folder is written beside the
 * old one and then takes its place, and the old one stays as {@code checkpoints/previous}: a kill at any moment leaves one whole, and
 * damage to the newest costs the steps since the one before.
 */
final class Checkpoint {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LAST = "last";
    private static final String PREVIOUS = "previous";
    private static final String FRESH = "last.new";

    private Checkpoint() {}

    /**
     * @param step updates done
     * @param bestMiou 0..1; NaN if nothing was measured yet
     * @param retraining whether the run is in its second phase
     * @param sinceBest measurements without a better score
     * @param newest the newest score of each network by its name, 0..1, with tags where the method learns from them: the best of them
     *        makes pseudo masks. Empty in checkpoints of older versions
     */
    record Counters(long step, double bestMiou, boolean retraining, int sinceBest, Map<String, Double> newest) {
        static final Counters NONE = new Counters(0, Double.NaN, false, 0, Map.of());

        Counters {
            newest = newest == null ? Map.of() : Map.copyOf(newest); // what is not in the file is null
        }
    }

    /** A file of a checkpoint is missing, torn or of another network; an older checkpoint may do. */
    static final class Damaged extends IOException {
        private static final long serialVersionUID = 1;

        Damaged(Path folder, Exception cause) { super(folder + " is damaged: " + cause.getMessage(), cause); }
    }

    /** A checkpoint that was found to be readable in its counters. */
    record Found(Path folder, Counters counters) {}

    /** @throws IOException if a part cannot be written; then nothing of it stays: it would keep a full disk full */
    static void save(RunFolder run, Learner learner, Counters counters) throws IOException {
        Path fresh = run.checkpoint(FRESH);
        delete(fresh);
        try {
            write(fresh, learner.state(), counters);
        } catch (IOException | RuntimeException e) {
            try {
                delete(fresh);
            } catch (IOException alsoThis) {
                e.addSuppressed(alsoThis);
            }
            throw e;
        }
        Path last = run.checkpoint(LAST);
        if (Files.exists(last)) {
            delete(run.checkpoint(PREVIOUS));
            Files.move(last, run.checkpoint(PREVIOUS), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(fresh, last, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The counters come last: they say that all parts are there. */
    private static void write(Path folder, Map<String, Map<String, HostTensor>> parts, Counters counters)
            throws IOException {
        Files.createDirectories(folder);
        for (var part : parts.entrySet()) {
            Safetensors.write(folder.resolve(part.getKey() + ".safetensors"), part.getValue(), Map.of());
        }
        ModelFile.writeText(folder.resolve("state.json"), JSON.writeValueAsString(counters));
    }

    /** The checkpoints that may be tried, the newest first. A fresh one that never took its place is whole if it has counters. */
    static List<Found> find(RunFolder run) {
        return List.of(FRESH, LAST, PREVIOUS).stream().map(run::checkpoint).flatMap(folder -> {
            try {
                return List.of(new Found(folder,
                        JSON.readValue(Files.readString(folder.resolve("state.json")), Counters.class))).stream();
            } catch (IOException | JacksonException unreadable) {
                return List.<Found>of().stream();
            }
        }).sorted(Comparator.comparingLong((Found f) -> f.counters().step()).reversed()).toList();
    }

    /** Puts everything back. */
    static void load(Found found, Learner learner) throws Damaged {
        try {
            learner.load(name -> Safetensors.read(found.folder().resolve(name + ".safetensors")));
        } catch (IOException | IllegalArgumentException | WeightsException e) {
            throw new Damaged(found.folder(), e);
        }
    }

    /** What to throw when there is none. */
    static IOException none(RunFolder run) {
        return new NoSuchFileException(run.checkpoint(LAST).toString());
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path p : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }
}
