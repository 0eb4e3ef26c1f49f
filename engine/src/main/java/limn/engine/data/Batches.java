package limn.engine.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** Makes the batch of a step from one pool of samples. Stateless but for the cache; safe for one loader thread and one reader. */
public final class Batches {
    private final Draw draw;
    private final DecodedCache cache;
    private final Cropper cropper;
    private final int crop;
    private final int size;
    private final boolean weighted;
    private final BiConsumer<String, String> onUnreadable;
    private final Set<Sample> broken = ConcurrentHashMap.newKeySet();

    /**
     * @param weighted whether the weights of labels are read too
     * @param onUnreadable told once for each sample that cannot be read, with name and reason; another sample takes its place
     */
    public Batches(Draw draw, DecodedCache cache, int crop, double scaleMin, double scaleMax, int size,
            boolean weighted,
            BiConsumer<String, String> onUnreadable) {
        this.draw = draw;
        this.cache = cache;
        this.cropper = new Cropper(crop, scaleMin, scaleMax);
        this.crop = crop;
        this.size = size;
        this.weighted = weighted;
        this.onUnreadable = onUnreadable;
    }

    /**
     * The batch of a step. A batch of one gets the image of the step before as a second one: the partner that ClassMix mixes with.
     */
    public HostBatch at(long step, boolean withPartner) throws UnreadableSampleException {
        int n = withPartner && size == 1 ? 2 : size;
        var rgb = new byte[n * crop * crop * 3];
        var labels = new byte[n * crop * crop];
        var weights = weighted ? new byte[n * crop * crop] : null;
        var tags = new ArrayList<ImageTags>();
        var names = new ArrayList<String>();
        var boxes = new ArrayList<CropBox>();
        for (int i = 0; i < n; i++) {
            long position = n > size && i == 1 ? Math.max(0, step - 1) : step * size + i;
            Sample wanted = draw.at(position);
            Readable readable = read(wanted);
            boxes.add(cropper.cut(readable.pixels(), draw.random(~position), i, rgb, labels, weights));
            tags.add(readable.sample().tags());
            names.add(readable.sample().name());
        }
        return new HostBatch(crop, rgb, labels, weights, tags, names, boxes);
    }

    /** The samples that batches are made of. */
    public List<Sample> all() { return draw.all(); }

    private record Readable(Sample sample, DecodedCache.Decoded pixels) {}

    private Readable read(Sample wanted) throws UnreadableSampleException {
        UnreadableSampleException first = null;
        var candidates = new ArrayList<>(List.of(wanted));
        for (int i = 0; i < candidates.size(); i++) {
            Sample sample = candidates.get(i);
            if (!broken.contains(sample)) {
                try {
                    return new Readable(sample, cache.get(sample));
                } catch (UnreadableSampleException e) {
                    first = first == null ? e : first;
                    broken.add(sample);
                    onUnreadable.accept(e.sample(), String.valueOf(e.getMessage()));
                }
            }
            if (i == 0) {
                candidates.addAll(draw.others(wanted));
            }
        }
        throw first != null
                ? first
                : new UnreadableSampleException(wanted.name(), UnreadableSampleException.NONE_READABLE);
    }
}
