package limn.engine.data;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decoded images and masks of samples, scaled to a longest side, within a budget of bytes; the least recently used go first. Safe for
 * several threads.
 */
public final class DecodedCache {
    /** An image, its labels and how much they count, of one size. */
    public record Decoded(RgbImage image, @Nullable LabelMap labels, @Nullable LabelMap weights) {
        long bytes() { return (weights == null ? 4L : 5L) * image.width() * image.height(); }
    }

    private final int maxSide;
    private final long budget;
    private final LinkedHashMap<Sample, Decoded> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long used;

    /** @param budget bytes that decoded images may take @param maxSide longer images are scaled down to this side, pixels */
    public DecodedCache(long budget, int maxSide) {
        this.budget = budget;
        this.maxSide = maxSide;
    }

    /** The sample's pixels, read if they are not at hand. */
    public Decoded get(Sample sample) throws UnreadableSampleException {
        synchronized (kept) {
            Decoded known = kept.get(sample);
            if (known != null) {
                return known;
            }
        }
        RgbImage image = sample.image();
        Optional<LabelMap> labels = sample.labels();
        if (labels.isPresent()
                && (labels.get().width() != image.width() || labels.get().height() != image.height())) {
            throw new UnreadableSampleException(sample.name(), UnreadableSampleException.OTHER_SIZE);
        }
        int[] size = Scaled.fit(image.width(), image.height(), maxSide);
        Decoded decoded = new Decoded(Scaled.down(image, size[0], size[1]),
                labels.map(map -> Scaled.nearest(map, size[0], size[1])).orElse(null),
                sample.weights().map(map -> Scaled.nearest(map, size[0], size[1])).orElse(null));
        synchronized (kept) {
            if (kept.put(sample, decoded) == null) {
                used += decoded.bytes();
            }
            var oldest = kept.entrySet().iterator();
            while (used > budget && kept.size() > 1) {
                used -= oldest.next().getValue().bytes();
                oldest.remove();
            }
        }
        return decoded;
    }
}
