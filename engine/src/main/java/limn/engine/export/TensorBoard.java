package limn.engine.export;

import limn.engine.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import limn.engine.run.Event;
import limn.engine.run.EventLog;
import limn.engine.run.Logged;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a run in the files that TensorBoard reads, in {@code tensorboard/} of the run folder: so that {@code tensorboard
 * --logdir PROJECT/runs} shows all runs by name. One thread at a time.
 */
public final class TensorBoard {
    private static final String NAME = "events.out.tfevents.%010d.limn";

    private final Path file;
    private List<String> classes = List.of();

    private TensorBoard(Path file) { this.file = file; }

    /** A new file beside a run that trains now; {@link #add} appends to it. */
    public static TensorBoard follow(RunFolder run, Instant now) throws IOException {
        Path file = folder(run).resolve(String.format(Locale.ROOT, NAME, now.getEpochSecond()));
        Files.createDirectories(folder(run));
        Files.write(file, TensorBoardRecord.version(now), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return new TensorBoard(file);
    }

    /**
     * Writes all that the log of a run says so far, in place of what was written of it before.
     *
     * @return the file
     * @throws java.nio.file.NoSuchFileException if the run has no log
     */
    public static Path write(RunFolder run) throws IOException {
        if (!Files.isRegularFile(run.events())) {
            throw new java.nio.file.NoSuchFileException(run.events().toString());
        }
        List<Logged> events = EventLog.readAll(run.events());
        Instant first = events.isEmpty() ? Instant.EPOCH : events.getFirst().at();
        Path file = folder(run).resolve(String.format(Locale.ROOT, NAME, first.getEpochSecond()));
        var board = new TensorBoard(file);
        WholeFile.write(file, out -> {
            out.write(TensorBoardRecord.version(first));
            for (Logged event : events) {
                Optional<byte[]> record = board.record(event);
                if (record.isPresent()) {
                    out.write(record.get());
                }
            }
        });
        for (Path other : ours(run)) {
            if (!other.equals(file)) {
                Files.delete(other);
            }
        }
        return file;
    }

    /** Appends what an event says in numbers, if anything. */
    public void add(Logged event) throws IOException {
        Optional<byte[]> record = record(event);
        if (record.isPresent()) {
            Files.write(file, record.get(), StandardOpenOption.APPEND);
        }
    }

    public Path file() { return file; }

    private Optional<byte[]> record(Logged logged) {
        if (logged.event() instanceof Event.Started started) {
            classes = started.classes();
            return Optional.of(TensorBoardRecord.start(logged.step(), logged.at()));
        }
        Map<String, Double> scalars = scalars(logged.event());
        return scalars.isEmpty()
                ? Optional.empty()
                : Optional.of(TensorBoardRecord.scalars(logged.step(), logged.at(), scalars));
    }

    private Map<String, Double> scalars(Event event) {
        var scalars = new LinkedHashMap<String, Double>();
        switch (event) {
            case Event.StepDone e -> {
                scalars.put("loss/total", e.loss());
                e.terms().forEach((name, value) -> scalars.put("loss/" + name, value));
                scalars.put("training/learning_rate", e.learningRate());
                scalars.put("training/unlabelled_weight", e.unlabelledWeight());
                scalars.put("training/steps_per_second", e.stepsPerSecond());
            }
            case Event.Evaluated e -> {
                String how = e.network() + (e.tags() ? " with tags" : "");
                scalars.put("miou/" + how, e.mIoU());
                scalars.put("pixel_accuracy/" + how, e.pixelAccuracy());
                perClass(scalars, "iou " + how, e.iouPerClass());
            }
            case Event.Graded e -> perClass(scalars, "J", e.iouPerClass());
            case Event.Started e -> {
            }
            case Event.PseudoMasks e -> {
            }
            case Event.Retraining e -> {
            }
            case Event.SampleSaved e -> {
            }
            case Event.SamplesThinned e -> {
            }
            case Event.WatchedSaved e -> {
            }
            case Event.CheckpointSaved e -> {
            }
            case Event.Warned e -> {
            }
            case Event.Stopped e -> {
            }
            case Event.Failed e -> {
            }
            case Event.Unknown e -> {
            }
        }
        return scalars;
    }

    /** Classes without a value are left out. */
    private void perClass(Map<String, Double> scalars, String group, List<? extends @Nullable Double> values) {
        for (int c = 0; c < values.size(); c++) {
            Double value = values.get(c);
            if (value != null) {
                scalars.put(group + "/" + (c < classes.size() ? classes.get(c) : "class " + c), value);
            }
        }
    }

    private static Path folder(RunFolder run) { return run.path().resolve("tensorboard"); }

    private static List<Path> ours(RunFolder run) throws IOException {
        try (Stream<Path> files = Files.list(folder(run))) {
            return new ArrayList<>(
                    files.filter(f -> f.getFileName().toString().matches("events\\.out\\.tfevents\\.\\d+\\.limn"))
                            .toList());
        }
    }
}
