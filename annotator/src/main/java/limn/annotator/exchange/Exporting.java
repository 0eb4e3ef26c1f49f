package limn.annotator.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import limn.annotator.format.Skipped;
import limn.annotator.store.Project;
import limn.annotator.store.Watch;

/** Writes the labels of a project in a format: completely, or not at all. */
public final class Exporting {
    /** @param skipped what was left out, with the reason */
    public record Report(Path folder, int images, int masks, List<Skipped> skipped) {}

    private Exporting() {}

    /**
     * Writes beside the target and moves it there at the end; files that are in the target already stay unless they have the same
     * name.
     *
     * @param choices what becomes of what the format cannot carry
     * @throws UndecidedException if something would be lost and nobody decided what becomes of it
     * @throws java.util.concurrent.CancellationException if the watch does not want to go on; nothing is left behind then
     */
    public static Report run(Project project, Format format, Path target, Choices choices, boolean withImages,
            Watch watch) throws IOException, UndecidedException {
        List<Loss> undecided = Losses.undecided(Losses.of(project, format.abilities()), choices, project.classes(),
                format.abilities());
        if (!undecided.isEmpty()) {
            throw new UndecidedException(format, undecided);
        }
        var problems = new Problems();
        boolean images = withImages || format.abilities().needsImages();
        var labels = new Outgoing(project, format.abilities(), choices, images, watch, problems);
        Path place = target.toAbsolutePath().normalize();
        Path parent = Files.createDirectories(parent(place));
        Path making = Files.createTempDirectory(parent, ".limn-export-");
        try {
            Path inside = Files.createDirectory(making.resolve("export"));
            format.writer().orElseThrow().write(labels, inside);
            if (choices.is(Loss.Kind.TAGS, Choices.BESIDE)) {
                TagTables.write(labels, inside);
            }
            int accepted = format.abilities().labels() == Abilities.Labels.NONE
                    ? 0
                    : AcceptedTable.write(labels, inside);
            ExportNote.write(labels, format, choices, accepted, inside);
            move(inside, place);
        } finally {
            delete(making);
        }
        int masks = (int) labels.images().stream().filter(labels::isLabelled).count();
        return new Report(place, labels.images().size(), masks, problems.skipped());
    }

    private static Path parent(Path place) throws IOException {
        Path parent = place.getParent();
        if (parent == null) {
            throw new IOException("cannot write to " + place);
        }
        return parent;
    }

    private static void move(Path from, Path to) throws IOException {
        if (!Files.exists(to)) {
            Files.move(from, to);
            return;
        }
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.sorted().toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Deletes a folder of our own with all in it. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
