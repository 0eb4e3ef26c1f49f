package limn.engine.data;

import java.util.List;

/**
 * Training crops in ordinary memory.
 *
 * @param rgb [n,crop,crop,3], 0..255; padding is mid grey
 * @param labels [n,crop,crop], 0..C-1, 254, 255; padding is 255
 * @param possible [n,C], 1 where the class is not known absent
 * @param names of the images, in order
 */
public record HostBatch(int crop, byte[] rgb, byte[] labels, float[] possible, List<String> names) {
    public HostBatch { names = List.copyOf(names); }

    public int size() { return names.size(); }
}
