package limn.app.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import limn.annotator.store.Finding;
import limn.engine.run.RunFolder;
import limn.engine.run.RunLock;

/**
 * Folders among the runs that are none, because they have no log, and runs whose process ended without a word before it wrote
 * anything to go on from. Repairing moves them to {@code runs-orphaned} beside the runs: nothing is deleted.
 */
public final class OrphanedRuns {
    private OrphanedRuns() {}

    /** @param repair whether they are moved */
    public static List<Finding> look(Path runs, boolean repair) throws IOException {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        Map<Path, RunCatalog.Entry> known = new HashMap<>();
        new RunCatalog(runs).scan().forEach(e -> known.put(e.folder().path(), e));
        var found = new ArrayList<Finding>();
        List<Path> folders;
        try (var listed = Files.list(runs)) {
            folders = listed.filter(Files::isDirectory).sorted().toList();
        }
        for (Path folder : folders) {
            RunCatalog.Entry entry = known.get(folder);
            boolean lost = entry != null && entry.state().status() == RunStatus.LOST && !entry.hasLast()
                    && !entry.hasBest();
            if ((entry == null || lost) && !RunLock.isHeld(new RunFolder(folder))) {
                found.add(new Finding(Finding.Kind.RUN_ORPHANED, String.valueOf(folder.getFileName()), 1,
                        repair ? moved(runs, folder).toString() : folder.toString(), repair));
            }
        }
        return found;
    }

    private static Path moved(Path runs, Path folder) throws IOException {
        Path name = Objects.requireNonNull(folder.getFileName());
        Path place = Files.createDirectories(runs.resolveSibling("runs-orphaned"));
        Path target = place.resolve(name);
        for (int i = 2; Files.exists(target); i++) {
            target = place.resolve(name + "-" + i);
        }
        return Files.move(folder, target);
    }
}
