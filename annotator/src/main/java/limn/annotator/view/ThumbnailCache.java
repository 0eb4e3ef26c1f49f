package limn.annotator.view;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.image.Image;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import org.jspecify.annotations.Nullable;

/** Small pictures, the least recently seen thrown away first when they cost too many bytes. Mutable, JavaFX thread only. */
final class ThumbnailCache {
    private final long capacity;
    private final Runnable arrived;
    private final LinkedHashMap<ImageId, Image> images = new LinkedHashMap<>(256, 0.75f, true);
    private final Map<ImageId, Object> asked = new LinkedHashMap<>();
    private ThumbnailSource source = (item, done) -> {};
    private long bytes;

    /**
     * @param capacity bytes
     * @param arrived told of each picture that came
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

    long bytes() { return bytes; }

    int size() { return images.size(); }

    /** The picture if it is here; else it is asked for. */
    @Nullable
    Image get(ImageItem item) {
        Image image = images.get(item.id());
        if (image == null && !asked.containsKey(item.id())) {
            var request = new Object();
            asked.put(item.id(), request);
            source.request(item, made -> Platform.runLater(() -> put(item.id(), request, made)));
        }
        return image;
    }

    /** Takes back the requests for all pictures but these. */
    void keepOnly(Set<ImageId> visible) {
        for (ImageId id : new HashSet<>(asked.keySet())) {
            if (!visible.contains(id)) {
                asked.remove(id);
                source.cancel(id);
            }
        }
    }

    /** Forgets a picture, so that it is asked for again. */
    void forget(ImageId id) {
        Image old = images.remove(id);
        bytes -= old == null ? 0 : cost(old);
        if (asked.remove(id) != null) {
            source.cancel(id);
        }
    }

    private void put(ImageId id, Object request, Image image) {
        if (asked.get(id) != request) {
            return; // taken back, or of the source before
        }
        asked.remove(id);
        images.put(id, image);
        bytes += cost(image);
        var oldest = images.entrySet().iterator();
        while (bytes > capacity && images.size() > 1) {
            bytes -= cost(oldest.next().getValue());
            oldest.remove();
        }
        arrived.run();
    }

    private static long cost(Image image) { return 4L * (long) image.getWidth() * (long) image.getHeight(); }
}
