package limn.app.window.gallery;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import limn.annotator.model.ImageId;
import org.jspecify.annotations.Nullable;

/** The images that previous and next walk through. */
public record ImageWalk(List<ImageId> order) {
    public static final ImageWalk NOWHERE = new ImageWalk(List.of());

    public ImageWalk { order = List.copyOf(order); }

    public int placeOf(@Nullable ImageId id) { return order.indexOf(id); }

    /** The image so many steps after another one; empty beyond the ends, and where the other one is not on the way. */
    public Optional<ImageId> from(@Nullable ImageId id, int by) {
        int at = placeOf(id);
        int to = at + by;
        return at >= 0 && to >= 0 && to < order.size() ? Optional.of(order.get(to)) : Optional.empty();
    }

    /** The image that comes next, the one before, and the one after the next. */
    public List<ImageId> neighbours(ImageId id) {
        return IntStream.of(1, -1, 2).mapToObj(by -> from(id, by)).flatMap(Optional::stream).toList();
    }
}
