package limn.app.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import limn.annotator.model.ImageId;

/**
 * The regions that wait, image after image in the order of the project, in each image the largest first; and which of them is at hand.
 * Mutable, for one thread.
 */
public final class ReviewQueue {
    private final Map<ImageId, List<Proposed>> regions = new HashMap<>();
    /** Those of them that are wanted. */
    private final Map<ImageId, List<Proposed>> shown = new HashMap<>();
    private final Map<ImageId, Integer> places = new HashMap<>();
    private List<ImageId> order = List.of();
    private Predicate<Proposed> wanted = region -> true;
    private Optional<Proposed> current = Optional.empty();
    private int left;

    /** Begins anew. @param images in their order */
    public void begin(List<ImageId> images) {
        regions.clear();
        shown.clear();
        places.clear();
        left = 0;
        order = List.copyOf(images);
        for (int i = 0; i < order.size(); i++) {
            places.put(order.get(i), i);
        }
        current = Optional.empty();
    }

    /** Which regions are wanted; the one at hand stays if it is among them. */
    public void filter(Predicate<Proposed> only) {
        wanted = only;
        List.copyOf(regions.keySet()).forEach(this::sift);
        settle();
    }

    /** The regions of an image are these. Those of an image that is not in the queue are left out. */
    public void put(ImageId image, List<Proposed> found) {
        putAll(Map.of(image, found));
    }

    /** The same for many images. */
    public void putAll(Map<ImageId, List<Proposed>> some) {
        some.forEach((image, found) -> {
            if (places.containsKey(image)) {
                var sorted = new ArrayList<>(found);
                sorted.sort(Comparator.comparingInt(Proposed::pixels).reversed());
                regions.put(image, sorted);
                sift(image);
            }
        });
        settle();
    }

    private void sift(ImageId image) {
        List<Proposed> now = regions.getOrDefault(image, List.of()).stream().filter(wanted).toList();
        left += now.size() - of(image).size();
        shown.put(image, now);
    }

    /** If the region at hand is not there any more, the next one is. */
    private void settle() {
        Optional<Proposed> before = current;
        if (before.isEmpty()) {
            current = from(0);
        } else if (!of(before.get().image()).contains(before.get())) {
            current = after(before.get());
        }
    }

    public boolean contains(ImageId image) { return places.containsKey(image); }

    public Optional<Proposed> current() { return current; }

    /** The wanted regions of an image, the largest first. */
    public List<Proposed> of(ImageId image) {
        return shown.getOrDefault(image, List.of());
    }

    /** How many wait. */
    public int left() { return left; }

    /** The images with a region that waits, in order. */
    public List<ImageId> images() {
        return order.stream().filter(image -> !of(image).isEmpty()).toList();
    }

    /** These were dealt with: they wait no more, and the next one is at hand. */
    public void remove(List<Proposed> done) {
        for (Proposed region : done) {
            List<Proposed> known = regions.get(region.image());
            if (known != null && known.remove(region)) {
                sift(region.image());
            }
        }
        settle();
    }

    /** The first region of an image is at hand. */
    public void goTo(ImageId image) {
        boolean there = current.filter(region -> region.image().equals(image)).isPresent();
        if (!there && !of(image).isEmpty()) {
            current = Optional.of(of(image).getFirst());
        }
    }

    /** The first region is at hand. */
    public void rewind() { current = from(0); }

    /** The next region is at hand, or the one before; around the end. */
    public void step(boolean forward) {
        if (current.isEmpty()) {
            return;
        }
        Proposed here = current.get();
        List<Proposed> same = of(here.image());
        int at = same.indexOf(here) + (forward ? 1 : -1);
        if (at >= 0 && at < same.size()) {
            current = Optional.of(same.get(at));
        } else {
            int place = places.getOrDefault(here.image(), 0);
            current = forward ? from(place + 1).or(() -> from(0)) : before(place).or(() -> before(order.size()));
        }
    }

    /** The image after the one at hand that has regions: to be prepared. */
    public Optional<ImageId> following() {
        return current.flatMap(c -> from(places.getOrDefault(c.image(), 0) + 1)).map(Proposed::image);
    }

    private Optional<Proposed> from(int place) {
        for (int i = place; i < order.size(); i++) {
            if (!of(order.get(i)).isEmpty()) {
                return Optional.of(of(order.get(i)).getFirst());
            }
        }
        return Optional.empty();
    }

    private Optional<Proposed> before(int place) {
        for (int i = place - 1; i >= 0; i--) {
            if (!of(order.get(i)).isEmpty()) {
                return Optional.of(of(order.get(i)).getLast());
            }
        }
        return Optional.empty();
    }

    /** What comes after a region that is not there any more: the next smaller one of its image, else of a later image, else the first. */
    private Optional<Proposed> after(Proposed gone) {
        List<Proposed> same = of(gone.image());
        return same.stream().filter(r -> r.pixels() <= gone.pixels()).findFirst().or(() -> same.stream().findFirst())
                .or(() -> from(places.getOrDefault(gone.image(), 0) + 1)).or(() -> from(0));
    }
}
