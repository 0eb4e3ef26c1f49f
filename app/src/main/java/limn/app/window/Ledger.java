package limn.app.window;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import limn.annotator.model.Effort;
import limn.annotator.model.ImageId;
import limn.annotator.model.ValueCounts;
import limn.annotator.store.Project;

/** What a project knows of its images beside their labels, in memory: notes, effort, pixels per class. Window's thread only. */
final class Ledger {
    private final Map<ImageId, String> notes = new HashMap<>();
    private final Map<ImageId, Effort> efforts = new HashMap<>();
    private final Map<ImageId, ValueCounts> pixels = new HashMap<>();

    /** All of it as it is on disk: slow. */
    record Content(Map<ImageId, String> notes, Map<ImageId, Effort> efforts, Map<ImageId, ValueCounts> pixels) {
        static Content read(Project project) {
            return new Content(project.facts().notes(), project.facts().efforts(), project.facts().counts());
        }
    }

    void take(Content content) {
        notes.clear();
        notes.putAll(content.notes);
        efforts.clear();
        efforts.putAll(content.efforts);
        pixels.clear();
        pixels.putAll(content.pixels);
    }

    String note(ImageId id) { return notes.getOrDefault(id, ""); }

    void noteIs(ImageId id, String note) { notes.put(id, note); }

    Effort effort(ImageId id) { return efforts.getOrDefault(id, Effort.NONE); }

    void add(ImageId id, Effort more) { efforts.merge(id, more, Effort::plus); }

    /** The efforts of all images, not to be changed. */
    Map<ImageId, Effort> efforts() { return Map.copyOf(efforts); }

    /** Pixels per value of the mask of an image; none if it has no mask or was not counted yet. */
    ValueCounts pixels(ImageId id) {
        return pixels.getOrDefault(id, ValueCounts.NONE);
    }

    /** The pixels of a mask of which nothing was known. */
    void pixelsWere(ImageId id, ValueCounts counts) {
        pixels.putIfAbsent(id, counts);
    }

    void pixelsAre(ImageId id, ValueCounts counts) { pixels.put(id, counts); }

    Map<ImageId, ValueCounts> pixels() { return Collections.unmodifiableMap(pixels); }

    Collection<ValueCounts> allPixels() { return Collections.unmodifiableCollection(pixels.values()); }
}
