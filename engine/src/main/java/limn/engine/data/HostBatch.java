package limn.engine.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Training crops in ordinary memory.
 *
 * @param rgb [n,crop,crop,3], 0..255; padding is mid grey
 * @param labels [n,crop,crop], 0..C-1, 254, 255; padding is 255
 * @param weights [n,crop,crop], how much each label counts, 0..255 for 0..1; null if all count fully
 * @param tags of the images, in order
 * @param names of the images, in order
 * @param boxes where in their images the crops lie, in order
 */
public record HostBatch(int crop, byte[] rgb, byte[] labels, byte @Nullable [] weights, List<ImageTags> tags,
        List<String> names, List<CropBox> boxes) {
    public HostBatch {
        tags = List.copyOf(tags);
        names = List.copyOf(names);
        boxes = List.copyOf(boxes);
    }

    public int size() { return names.size(); }
}
