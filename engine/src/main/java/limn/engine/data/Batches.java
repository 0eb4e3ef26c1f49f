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
    private final int classCount;
    private final BiConsumer<String, String> onUnreadable;
    private final Set<Sample> broken = ConcurrentHashMap.newKeySet();

    /** @param onUnreadable told once for each sample that cannot be read, with name and reason; another sample takes its place */
    public Batches(Draw draw, DecodedCache cache, int crop, double scaleMin, double scaleMax, int size, int classCount,
            BiConsumer<String, String> onUnreadable) {
        this.draw = draw;
        this.cache = cache;
        this.cropper = new Cropper(crop, scaleMin, scaleMax);
        this.crop = crop;
        this.size = size;
        this.classCount = classCount;
        this.onUnreadable = onUnreadable;
    }

    /**
     * The batch of a step. A batch of one gets the image of the step before as a second one: the partner that ClassMix mixes with.
     */
    public HostBatch at(long step, boolean withPartner) throws UnreadableSampleException {
        int n = withPartner && size == 1 ? 2 : size;
        var rgb = new byte[n * crop * crop * 3];
        var labels = new byte[n * crop * crop];
        var possible = new float[n * classCount];
        var names = new ArrayList<String>();
        for (int i = 0; i < n; i++) {
            long position = n > size && i == 1 ? Math.max(0, step - 1) : step * size + i;
            Sample wanted = draw.at(position);
            Readable readable = read(wanted);
            cropper.cut(readable.pixels(), draw.random(~position), i, rgb, labels);
            for (int c = 0; c < classCount; c++) {
                possible[i * classCount + c] = readable.sample().tags().isPossible(c) ? 1 : 0;
            }
            names.add(readable.sample().name());
        }
        letPixelsWin(labels, possible, n);
        return new HostBatch(crop, rgb, labels, possible, names);
    }

    /** A pixel label of a class tagged absent is a conflict, reported before the run; here the pixel wins. */
    private void letPixelsWin(byte[] labels, float[] possible, int n) {
        int area = crop * crop;
        for (int i = 0; i < n; i++) {
            for (int p = i * area; p < (i + 1) * area; p++) {
                int label = labels[p] & 0xFF;
                if (label < classCount) {
                    possible[i * classCount + label] = 1;
                }
            }
        }
    }

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
