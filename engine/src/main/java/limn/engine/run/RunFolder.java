package limn.engine.run;

import limn.engine.file.WholeFile;
import java.nio.charset.StandardCharsets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * One training on disk. {@code recipe.json} says everything to repeat it, {@code events.jsonl} what happened, {@code samples/}
 * what it saw, {@code checkpoints/} what it learned. Any process may read it while another one trains.
 */
public record RunFolder(Path path) {
    /** How the folders of samples end that somebody asked for. */
    public static final String ASKED = "-asked";

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmm", Locale.ROOT);

    /** Makes a new folder in {@code runs}, named by time and method; a number is added if the name is taken. */
    public static RunFolder create(Path runs, String method, LocalDateTime now) throws IOException {
        Files.createDirectories(runs);
        String base = STAMP.format(now) + "-" + method;
        for (int i = 1;; i++) {
            Path folder = runs.resolve(i == 1 ? base : base + "-" + i);
            try {
                Files.createDirectory(folder);
                return new RunFolder(folder);
            } catch (java.nio.file.FileAlreadyExistsException taken) {
                // the next number
            }
        }
    }

    public String name() { return path.getFileName().toString(); }

    public Path recipe() { return path.resolve("recipe.json"); }

    public Path events() { return path.resolve("events.jsonl"); }

    public Path sample(long step) { return path.resolve("samples").resolve(String.format(Locale.ROOT, "%06d", step)); }

    /** A sample that somebody asked for. */
    public Path askedSample(long step) {
        return path.resolve("samples").resolve(String.format(Locale.ROOT, "%06d", step) + ASKED);
    }

    /** What the watched images looked like at a measurement. */
    public Path watched(long step) {
        return path.resolve("watched").resolve(String.format(Locale.ROOT, "%06d", step));
    }

    /** The watched images themselves. */
    public Path watchedPictures() {
        return path.resolve("watched").resolve("pictures");
    }

    /** Which images this run watches; may be changed while it goes on. */
    public Path watchList() {
        return path.resolve("watched.json");
    }

    /** Which images the next runs beside this one watch. */
    public Path watchListOfAll() {
        return path.resolveSibling("watched.json");
    }

    /** Locked as long as a process trains here, see {@link RunLock}. */
    Path lock() { return path.resolve("run.lock"); }

    /** Which images and classes samples can show, see {@link DrawSheet}; not there in runs of older versions. */
    public Path draws() {
        return path.resolve("draws.json");
    }

    private Path wish() { return path.resolve("sample-wish.json"); }

    /** Asks the training process to save the next sample with an image or a class; a newer wish takes the place of an older one. */
    public void ask(SampleWish wish) throws IOException {
        JsonFiles.write(wish(), wish);
    }

    /** The wish that waits, if any. */
    public Optional<SampleWish> asked() throws IOException {
        return JsonFiles.read(wish(), SampleWish.class);
    }

    /** Takes the wish away, unless another one has taken its place. */
    public void answered(SampleWish wish) throws IOException {
        if (asked().filter(wish::equals).isPresent()) {
            Files.deleteIfExists(wish());
        }
    }

    /** @param which "last" or "best" */
    public Path checkpoint(String which) {
        return path.resolve("checkpoints").resolve(which);
    }

    /** What people wrote about the run. */
    public Path note() { return path.resolve("note.txt"); }

    public Path export() { return path.resolve("export"); }

    /** Asks the training process to stop or pause after its step; it removes the request when it has seen it. */
    public void request(StopReason reason) throws IOException {
        WholeFile.write(path.resolve("request"), out -> out.write(reason.name().getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether a request waits. */
    public boolean hasRequest() { return Files.exists(path.resolve("request")); }

    /** Takes the waiting request, if any. */
    public Optional<StopReason> takeRequest() throws IOException {
        Path file = path.resolve("request");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file).strip();
        Files.deleteIfExists(file);
        return text.equals(StopReason.PAUSED.name()) ? Optional.of(StopReason.PAUSED) : Optional.of(StopReason.STOPPED);
    }
}
