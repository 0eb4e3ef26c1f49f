package limn.annotator.view;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import javafx.application.Platform;
import javafx.scene.image.Image;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import org.jspecify.annotations.Nullable;

/**
 * Small pictures, the least recently seen thrown away first when they cost too many bytes. Pictures that arrive together are taken
 * in together. Mutable, JavaFX thread only.
 */
final class ThumbnailCache {
    /** One wish for a picture. Compares by identity: a later wish for the same picture is another. */
    private static final class Request {
        private final long at = System.nanoTime();
    }

    /** A picture that was asked for. */
    private record Arrival(ImageId id, Request request, Optional<Image> image) {}

    private final long capacity;
    private final Runnable arrived;
    private final LinkedHashMap<ImageId, Optional<Image>> images = new LinkedHashMap<>(256, 0.75f, true);
    private final Map<ImageId, Request> asked = new LinkedHashMap<>();
    private final ConcurrentLinkedQueue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean coming = new AtomicBoolean();
    private ThumbnailSource source = (item, done) -> {};
    private LongConsumer waited = nanos -> {};
    private long bytes;

    /**
     * @param capacity bytes
     * @param arrived told when pictures came
     */
    ThumbnailCache(long capacity, Runnable arrived) {
        this.capacity = capacity;
        this.arrived = arrived;
    }

    /** Takes pictures from another source and forgets all of the last one. */
    void setSource(ThumbnailSource other) {
        keepOnly(Set.of());
        source = other;
        images.clear();
        bytes = 0;
    }

    /** Tells for each picture that comes how long it was waited for, nanoseconds. */
    void setOnWaited(LongConsumer listener) {
        waited = listener;
    }

    long bytes() { return bytes; }

    int size() { return images.size(); }

    /** How many pictures were asked for and have not come. */
    int waiting() { return asked.size(); }

    /** Withdraws the requests for what is not in sight, and asks for what is in sight and not here, the first of them last. */
    void see(List<GalleryItem> visible) {
        var ids = new HashSet<ImageId>();
        visible.forEach(v -> ids.add(v.item().id()));
        keepOnly(ids);
        for (GalleryItem item : visible.reversed()) { // sources answer the newest request first
            get(item.item());
        }
    }

    /** The picture if it is here, else null and it is asked for; empty if it cannot be read. */
    @Nullable
    Optional<Image> get(ImageItem item) {
        Optional<Image> image = images.get(item.id());
        if (image == null && !asked.containsKey(item.id())) {
            var request = new Request();
            asked.put(item.id(), request);
            source.request(item, made -> arrive(new Arrival(item.id(), request, made)));
        }
        return image;
    }

    /** Takes back the requests for all pictures but these. */
    void keepOnly(Set<ImageId> visible) {
        for (ImageId id : List.copyOf(asked.keySet())) {
            if (!visible.contains(id)) {
                asked.remove(id);
                source.cancel(id);
            }
        }
    }

    /** Forgets a picture, so that it is asked for again. */
    void forget(ImageId id) {
        Optional<Image> old = images.remove(id);
        bytes -= old == null ? 0 : cost(old);
        if (asked.remove(id) != null) {
            source.cancel(id);
        }
    }

    private void arrive(Arrival arrival) {
        arrivals.add(arrival);
        if (coming.compareAndSet(false, true)) {
            Platform.runLater(this::takeIn);
        }
    }

    private void takeIn() {
        coming.set(false); // before the queue is read: what comes later asks for another turn
        boolean any = false;
        for (Arrival a = arrivals.poll(); a != null; a = arrivals.poll()) {
            if (asked.remove(a.id(), a.request())) { // else taken back, or of the source before
                images.put(a.id(), a.image());
                bytes += cost(a.image());
                waited.accept(System.nanoTime() - a.request().at);
                any = true;
            }
        }
        var oldest = images.entrySet().iterator();
        while (bytes > capacity && images.size() > 1) {
            bytes -= cost(oldest.next().getValue());
            oldest.remove();
        }
        if (any) {
            arrived.run();
        }
    }

    private static long cost(Optional<Image> image) {
        return 64 + image.map(i -> 4L * (long) i.getWidth() * (long) i.getHeight()).orElse(0L);
    }
}
