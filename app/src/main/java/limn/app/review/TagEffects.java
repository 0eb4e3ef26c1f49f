package limn.app.review;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import limn.annotator.model.ImageId;
import limn.annotator.model.Tags;

/** What tags do to the predictions of images, while people change them. Mutable, for one thread at a time. */
public final class TagEffects {
    private final Predicted predicted;
    private final Set<ImageId> images;
    private final Map<ImageId, Forbidden> forbidden = new HashMap<>();
    private final Set<ImageId> retagged = new HashSet<>();

    /** @param images that may be listed @param tags of them; an image that is missing has none */
    public TagEffects(Predicted predicted, Collection<ImageId> images, Map<ImageId, Tags> tags) {
        this.predicted = predicted;
        this.images = images.stream().filter(predicted::has).collect(Collectors.toUnmodifiableSet());
        this.images.forEach(image -> put(image, tags.getOrDefault(image, Tags.unknown(0))));
    }

    /** The tags of an image are these now. */
    public void put(ImageId image, Tags tags) {
        if (images.contains(image)) {
            predicted.forbidden(image, tags).ifPresentOrElse(f -> forbidden.put(image, f),
                    () -> forbidden.remove(image));
            if (predicted.isTaggedSo(image, tags)) {
                retagged.remove(image);
            } else {
                retagged.add(image);
            }
        }
    }

    /** What the tags of an image forbid; empty if nothing. */
    public Optional<Forbidden> of(ImageId image) {
        return Optional.ofNullable(forbidden.get(image));
    }

    public List<Forbidden> mostFirst() { return Forbidden.mostFirst(forbidden.values()); }

    /** Images whose tags are others than when they were predicted. */
    public int retagged() { return retagged.size(); }
}
