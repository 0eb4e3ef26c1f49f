package limn.annotator.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.ReviewState;

/**
 * Joins the labels of another copy of a project into it, in one transaction: all of it or nothing. An image is the one with the same
 * contents (digest), of several the one with the same name; without a digest, name and size decide. Classes are the same by their
 * names, former names included; classes that only the other copy has are added at the end, all others stay as they are here.
 */
public final class ProjectMerge {
    private final Project here;
    private final Project there;
    private final List<MergeReport.Conflict> conflicts = new ArrayList<>();
    private final Set<ImageId> matched = new HashSet<>();
    private final Map<String, List<ImageItem>> mine = new HashMap<>();
    private int added;
    private int tiles;
    private int tags;
    private int verdicts;

    private ProjectMerge(Project here, Project there) {
        this.here = here;
        this.there = there;
    }

    /**
     * Joins a copy into a project. Make a backup before.
     *
     * @param there the copy, which is only read
     * @throws CancellationException if the watch does not want it to go on; nothing is changed then
     */
    public static MergeReport merge(Project here, Project there, Watch watch) {
        return new ProjectMerge(here, there).run(watch);
    }

    private MergeReport run(Watch watch) {
        List<String> newClasses = new ArrayList<>();
        here.write(a -> there.database().read(b -> {
            MergedClasses classes = MergedClasses.of(a, b);
            newClasses.addAll(classes.add(a));
            MergeVectors vectors = MergeVectors.of(a, b);
            List<ImageItem> items = ImageTable.all(b);
            index(a);
            var merged = new MergedTags(a, b, classes, vectors, conflicts);
            var judged = new MergedVerdicts(here, a, b, classes);
            int done = 0;
            for (ImageItem item : items) {
                if (!watch.goOn(done++, items.size())) {
                    throw new CancellationException("stopped joining");
                }
                Optional<ImageItem> same = image(a, b, item);
                if (same.isPresent()) {
                    var mask = new MergedMask(here, a, b, classes, vectors, conflicts);
                    tiles += mask.join(same.get(), item);
                    merged.look(same.get(), item);
                    judged.look(same.get(), item);
                    facts(a, b, same.get(), item);
                }
            }
            tags = merged.store();
            verdicts = judged.store();
            vectors.learn(a);
            return true;
        }));
        here.forgetMasks();
        return new MergeReport(matched.size() - added, added, tiles, tags, verdicts, newClasses, conflicts);
    }

    private void index(Connection a) throws SQLException {
        Map<Long, String> digests = new HashMap<>();
        Rows.list(a, "SELECT id, digest FROM image", row -> digests.put(row.getLong(1), row.getString(2)));
        for (ImageItem item : ImageTable.all(a)) {
            String digest = digests.getOrDefault(item.id().value(), "");
            mine.computeIfAbsent(key(digest, item), k -> new ArrayList<>()).add(item);
        }
    }

    /** What makes two images the same: their contents; their name where those were never read. */
    private static String key(String digest, ImageItem item) {
        return digest.isEmpty() ? "name " + item.name() : "digest " + digest;
    }

    /** The image of this project that is the one of the other copy; added if there is none; empty if it cannot be. */
    private Optional<ImageItem> image(Connection a, Connection b, ImageItem theirs) throws SQLException {
        String digest = digest(b, theirs);
        List<ImageItem> candidates = mine.getOrDefault(key(digest, theirs), List.of()).stream()
                .filter(i -> !matched.contains(i.id())).toList();
        Optional<ImageItem> found = candidates.stream().filter(i -> i.name().equals(theirs.name())).findFirst()
                .or(() -> candidates.stream().findFirst());
        if (found.isEmpty()) {
            return add(a, b, theirs, digest);
        }
        ImageItem same = found.get();
        if (same.width() != theirs.width() || same.height() != theirs.height()) {
            conflict(MergeReport.Kind.IMAGE, same.name(), theirs.name());
            return Optional.empty();
        }
        matched.add(same.id());
        return found;
    }

    private Optional<ImageItem> add(Connection a, Connection b, ImageItem theirs, String digest) throws SQLException {
        Path file = there.file(theirs);
        boolean taken = !Rows.list(a, "SELECT 1 FROM image WHERE path = ?", row -> true, here.pathOf(file)).isEmpty();
        if (taken) {
            conflict(MergeReport.Kind.IMAGE, theirs.name(), file.toString());
            return Optional.empty();
        }
        ImageItem image = here.addImages(a, List.of(new NewImage(file, theirs.name(), theirs.width(), theirs.height(),
                digest, theirs.split()))).getFirst();
        matched.add(image.id());
        added++;
        return Optional.of(image);
    }

    private static String digest(Connection c, ImageItem item) throws SQLException {
        return Rows.list(c, "SELECT digest FROM image WHERE id = ?", row -> row.getString(1), item.id().value())
                .getFirst();
    }

    /** State and note: what is here stays, what is blank here is taken. */
    private void facts(Connection a, Connection b, ImageItem same, ImageItem theirs) throws SQLException {
        ImageItem now = ImageTable.one(a, same.id()).getFirst();
        if (same.state() == ReviewState.NEW && theirs.state() != ReviewState.NEW) {
            ImageTable.setState(a, now, theirs.state());
        } else if (same.state() != theirs.state() && theirs.state() != ReviewState.NEW) {
            conflict(MergeReport.Kind.STATE, same.name(), same.state() + ", " + theirs.state());
        }
        String note = note(a, same);
        String other = note(b, theirs);
        if (note.isEmpty() && !other.isEmpty()) {
            Map<ImageId, String> one = new HashMap<>();
            one.put(same.id(), other);
            StepTable.setField(a, StepKind.NOTE, one);
        } else if (!other.isEmpty() && !note.equals(other)) {
            conflict(MergeReport.Kind.NOTE, same.name(), other);
        }
    }

    private static String note(Connection c, ImageItem item) throws SQLException {
        return Rows.list(c, "SELECT note FROM image WHERE id = ?", row -> row.getString(1), item.id().value())
                .getFirst();
    }

    private void conflict(MergeReport.Kind kind, String image, String detail) {
        conflicts.add(new MergeReport.Conflict(kind, image, 1, 0, detail));
    }
}
