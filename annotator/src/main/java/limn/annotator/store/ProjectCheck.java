package limn.annotator.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import limn.annotator.model.ImageItem;

/** Looks at everything in a project's file for what cannot be, and repairs what can be repaired. */
public final class ProjectCheck {
    private final Project project;
    private final boolean repair;
    private final List<Finding> found = new ArrayList<>();

    private ProjectCheck(Project project, boolean repair) {
        this.project = project;
        this.repair = repair;
    }

    /** Looks. @throws CancellationException if the watch does not want it to go on */
    public static List<Finding> look(Project project, Watch watch) {
        return new ProjectCheck(project, false).run(watch);
    }

    /** Looks and repairs. Make a backup before. @throws CancellationException if the watch does not want it to go on */
    public static List<Finding> repair(Project project, Watch watch) {
        return new ProjectCheck(project, true).run(watch);
    }

    private List<Finding> run(Watch watch) {
        database();
        leftovers();
        List<ImageItem> items = project.images();
        int done = 0;
        for (ImageItem item : items) {
            if (!watch.goOn(done++, items.size())) {
                throw new CancellationException("stopped looking at the project");
            }
            within(c -> {
                new TileCheck(c, item, ClassTable.count(c), repair).run(found);
                tags(c, item);
                return true;
            });
        }
        if (repair) {
            project.forgetMasks();
        }
        return List.copyOf(found);
    }

    private <T> T within(Database.Work<T> work) { return repair ? project.write(work) : project.database().read(work); }

    private void database() {
        List<String> said = integrity();
        if (!said.isEmpty()) {
            boolean sound = false;
            if (repair) {
                project.write(c -> Rows.update(c, "REINDEX"));
                sound = integrity().isEmpty();
            }
            found.add(Finding.of(Finding.Kind.DATABASE, "", said.size(), said.getFirst(), sound));
        }
        within(c -> {
            orphans(c);
            return true;
        });
    }

    private List<String> integrity() {
        List<String> said = project.database()
                .read(c -> Rows.list(c, "PRAGMA integrity_check", row -> row.getString(1)));
        return said.equals(List.of("ok")) ? List.of() : said;
    }

    /** A row of a table that points at nothing. */
    private record Orphan(String table, long row) {}

    private void orphans(Connection c) throws SQLException {
        List<Orphan> orphans = Rows.list(c, "PRAGMA foreign_key_check",
                row -> new Orphan(row.getString(1), row.getLong(2)));
        for (String table : orphans.stream().map(Orphan::table).distinct().toList()) {
            long count = 0;
            for (Orphan orphan : orphans) {
                if (orphan.table.equals(table)) {
                    count++;
                    if (repair) {
                        Rows.update(c, "DELETE FROM " + table + " WHERE rowid = ?", orphan.row);
                    }
                }
            }
            found.add(Finding.of(Finding.Kind.ORPHAN_ROWS, table, count, "", repair));
        }
    }

    private void tags(Connection c, ImageItem item) throws SQLException {
        String stored = TagTable.stored(c, item.id().value());
        int classes = ClassTable.count(c);
        String sound = stored.replaceAll("[^+?-]", "?");
        sound = sound.substring(0, Math.min(classes, sound.length())).replaceAll("\\?+$", "");
        if (!sound.equals(stored.replaceAll("\\?+$", ""))) {
            if (repair) {
                Rows.update(c, "UPDATE tags SET states = ? WHERE image = ?", sound, item.id().value());
            }
            found.add(Finding.of(Finding.Kind.TAGS, item.name(), 1, stored, repair));
        }
    }

    /** Files that are made to be moved to their place, and never were: whoever has the right to write knows that nobody makes them. */
    private void leftovers() {
        for (Path folder : List.of(project.folder(), new BackupFolder(project.folder()).path())) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(ProjectCheck::isLeftover).toList()) {
                    if (repair) {
                        Files.deleteIfExists(file);
                    }
                    found.add(Finding.of(Finding.Kind.LEFTOVER, file.toString(), 1, "", repair));
                }
            } catch (IOException e) {
                throw new StoreException.Io(folder, e);
            }
        }
    }

    private static boolean isLeftover(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(".limn") && name.endsWith(".tmp") || name.endsWith(".limn.part");
    }
}
