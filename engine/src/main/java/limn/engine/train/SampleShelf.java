package limn.engine.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Folders named by steps, spread evenly over the whole run however long it is: when there are too many, every second one goes, and
 * from then on only every second one comes. What somebody asked for is kept beside them, the newest ones.
 */
final class SampleShelf {
    static final String ASKED = "-asked";

    private final Path shelf;
    private final long every;
    private int most;
    private int mostAsked;
    private final TreeSet<Long> steps = new TreeSet<>();
    private final TreeSet<Long> asked = new TreeSet<>();
    private long stride;

    /** Finds what is there already. @param every steps between two folders at first @param most folders that stay */
    SampleShelf(Path shelf, long every, int most, int mostAsked) throws IOException {
        this.shelf = shelf;
        this.every = every;
        this.most = most;
        this.mostAsked = mostAsked;
        if (Files.isDirectory(shelf)) {
            try (var folders = Files.list(shelf)) {
                folders.map(f -> f.getFileName().toString()).forEach(this::found);
            }
        }
        stride = steps.size() > most / 2 ? strideOf() : every;
    }

    private void found(String name) {
        if (name.matches("\\d{1,18}")) {
            steps.add(Long.parseLong(name));
        } else if (name.matches("\\d{1,18}" + ASKED)) {
            asked.add(Long.parseLong(name.substring(0, name.length() - ASKED.length())));
        }
    }

    /** The largest stride that all of them lie on. */
    private long strideOf() {
        long found = every;
        while (steps.last() >= 2 * found && steps.stream().allMatch(multipleOf(2 * found)::test)) {
            found *= 2;
        }
        return found;
    }

    private static java.util.function.LongPredicate multipleOf(long stride) { return step -> step % stride == 0; }

    /** Keeps fewer from the next one on. */
    void keepAtMost(int folders) {
        most = Math.min(most, folders);
        mostAsked = Math.min(mostAsked, folders);
    }

    /** Whether a folder of this step would stay. */
    boolean isDue(long step) { return step % stride == 0; }

    /** A folder of this step is there. @return what went for it, as paths */
    List<Path> added(long step) throws IOException {
        steps.add(step);
        var gone = new ArrayList<Path>();
        while (steps.size() > most) {
            stride *= 2;
            for (long each : List.copyOf(steps)) {
                if (each % stride != 0) {
                    steps.remove(each);
                    gone.add(shelf.resolve(String.format(java.util.Locale.ROOT, "%06d", each)));
                }
            }
        }
        return removed(gone);
    }

    /** The same for a folder that was asked for. */
    List<Path> addedAsked(long step) throws IOException {
        asked.add(step);
        var gone = new ArrayList<Path>();
        while (asked.size() > mostAsked) {
            gone.add(shelf.resolve(String.format(java.util.Locale.ROOT, "%06d", asked.removeFirst()) + ASKED));
        }
        return removed(gone);
    }

    private static List<Path> removed(List<Path> folders) throws IOException {
        for (Path folder : folders) {
            remove(folder);
        }
        return folders;
    }

    /** Removes a folder and what is in it, if it is there. */
    static void remove(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
