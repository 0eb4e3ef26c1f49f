package limn.annotator.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.annotator.model.ImageId;

/**
 * The conflicts of all images, brought up to date image by image: what a change costs depends on what changed and not on the size
 * of the project. Mutable, for one thread.
 */
public final class ConflictIndex {
    private final Map<ImageId, List<Conflict>> byImage = new LinkedHashMap<>();

    /** The conflicts of an image are these now. */
    public void put(ImageId image, List<Conflict> conflicts) {
        if (conflicts.isEmpty()) {
            byImage.remove(image);
        } else {
            byImage.put(image, List.copyOf(conflicts));
        }
    }

    /** Forgets all and takes these. */
    public void putAll(Collection<Conflict> conflicts) {
        byImage.clear();
        for (Conflict c : conflicts) {
            byImage.computeIfAbsent(c.image(), k -> new ArrayList<>(1)).add(c);
        }
    }

    public List<Conflict> of(ImageId image) { return List.copyOf(byImage.getOrDefault(image, List.of())); }

    /** How many there are of each kind. */
    public Map<Conflict.Kind, Integer> counts() {
        var counts = new EnumMap<Conflict.Kind, Integer>(Conflict.Kind.class);
        byImage.values().forEach(list -> list.forEach(c -> counts.merge(c.kind(), 1, Integer::sum)));
        return counts;
    }

    /** The first conflicts of a kind, in the order of the images. */
    public List<Conflict> ofKind(Conflict.Kind kind, int most) {
        var found = new ArrayList<Conflict>();
        for (List<Conflict> list : byImage.values()) {
            for (Conflict c : list) {
                if (c.kind() == kind && found.size() < most) {
                    found.add(c);
                }
            }
        }
        return found;
    }
}
