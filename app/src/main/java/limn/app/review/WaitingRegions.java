package limn.app.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import limn.annotator.model.ImageId;

/**
 * The regions that were found in images, for as many decided pixels as the image had then: when labels are as they were, as after undo
 * and redo, nobody has to look again. Of no use for images of which regions were refused since. For any thread.
 */
public final class WaitingRegions {
    private record Key(ImageId image, long decided) {}

    private final Map<Key, List<Proposed>> known = new ConcurrentHashMap<>();

    public void put(ImageId image, long decided, List<Proposed> regions) {
        known.put(new Key(image, decided), List.copyOf(regions));
    }

    public Optional<List<Proposed>> of(ImageId image, long decided) {
        return Optional.ofNullable(known.get(new Key(image, decided)));
    }
}
