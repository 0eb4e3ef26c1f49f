package limn.annotator.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limn.annotator.model.Effort;
import limn.annotator.model.ImageId;
import limn.annotator.model.ValueCounts;

/** What a project knows of its images beside their labels: notes, what they cost, how many pixels each class has. Thread-safe. */
public final class ImageFacts {
    private final Project project;

    ImageFacts(Project project) { this.project = project; }

    /** The notes that are not empty. */
    public Map<ImageId, String> notes() {
        var notes = new HashMap<ImageId, String>();
        project.database().read(c -> Rows.list(c, "SELECT id, note FROM image WHERE note <> ''",
                row -> notes.put(new ImageId(row.getLong(1)), row.getString(2))));
        return notes;
    }

    /** Sets the note of an image, as a step of the project's history. */
    public void setNote(ImageId id, String note) {
        project.write(c -> {
            StepTable.setField(c, StepKind.NOTE, Map.of(id, note));
            return true;
        });
    }

    /** When the tiles of an image's mask were changed last, oldest first; a change of several tiles counts once. */
    public List<Instant> labelChanges(ImageId id) {
        return project.database().read(c -> Rows.list(c,
                "SELECT DISTINCT at FROM tile_edit WHERE image = ? ORDER BY at",
                row -> Instant.ofEpochMilli(row.getLong(1)), id.value()));
    }

    /** What each image has cost so far; images that cost nothing are left out. */
    public Map<ImageId, Effort> efforts() {
        var efforts = new HashMap<ImageId, Effort>();
        project.database().read(c -> Rows.list(c, "SELECT image, mask_millis, tag_millis, strokes FROM effort",
                row -> efforts.put(new ImageId(row.getLong(1)),
                        new Effort(row.getLong(2), row.getLong(3), row.getInt(4)))));
        return efforts;
    }

    /** Adds to what images have cost; never undone. */
    public void addEfforts(Map<ImageId, Effort> more) {
        project.write(c -> {
            for (var one : more.entrySet()) {
                EffortTable.add(c, one.getKey().value(), one.getValue());
            }
            return true;
        });
    }

    /** The pixels per value of every mask that was counted. */
    public Map<ImageId, ValueCounts> counts() {
        return project.database().read(CountTable::all);
    }

    /** The pixels per value of one mask; empty if it was never counted. */
    public Optional<ValueCounts> counts(ImageId id) {
        return project.database().read(c -> CountTable.one(c, id.value()));
    }

    /** Masks that were never counted: those of a file that an older program wrote. */
    public List<ImageId> uncounted() {
        return project.database().read(CountTable::missing);
    }

    /** Counts the pixels of a mask and keeps the result. Slow for a large mask. */
    public ValueCounts count(ImageId id) {
        return project.write(c -> project.count(c, id));
    }

    /**
     * Says where the files of images are now.
     *
     * @return the images that could not be moved, because another image of the project has that file
     */
    public Set<ImageId> relocate(Map<ImageId, Path> files) {
        return project.write(c -> {
            var refused = new HashSet<ImageId>();
            for (var file : files.entrySet()) {
                String path = project.pathOf(file.getValue());
                boolean taken = !Rows.list(c, "SELECT 1 FROM image WHERE path = ? AND id <> ?", row -> true, path,
                        file.getKey().value()).isEmpty();
                if (taken) {
                    refused.add(file.getKey());
                } else {
                    Rows.update(c, "UPDATE image SET path = ? WHERE id = ?", path, file.getKey().value());
                }
            }
            return refused;
        });
    }
}
