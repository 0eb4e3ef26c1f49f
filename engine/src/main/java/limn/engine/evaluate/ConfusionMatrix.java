package limn.engine.evaluate;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Counts of pixels, row = true class, column = predicted class, gathered over a whole set. Pixels whose truth is 254 or
 * 255 count nowhere. Mutable, one thread.
 *
 * <p>iou(c) = M[c][c] / (row sum + column sum - M[c][c]). mIoU is the mean over the classes with a non-empty union; how
 * many those are belongs beside the number. Never a mean of per-image values. Counts and ratios are those of
 * WilhelmT/ClassMix aa85291 and LiheYoung/UniMatch 0324f3d, which differ in what an absent class counts.
 */
public final class ConfusionMatrix {
    private final int classes;
    private final long[] counts;

    public ConfusionMatrix(int classes) {
        if (classes < 1 || classes > 254) {
            throw new IllegalArgumentException("class count must be in 1..254 but is " + classes);
        }
        this.classes = classes;
        counts = new long[classes * classes];
    }

    /**
     * Counts one image.
     *
     * @throws IllegalArgumentException if sizes differ, or a class is unknown
     */
    public void add(byte[] truth, byte[] predicted) {
        if (truth.length != predicted.length) {
            throw new IllegalArgumentException(truth.length + " true but " + predicted.length + " predicted pixels");
        }
        for (int i = 0; i < truth.length; i++) {
            int row = Byte.toUnsignedInt(truth[i]);
            if (row >= 254) {
                continue;
            }
            int column = Byte.toUnsignedInt(predicted[i]);
            if (row >= classes || column >= classes) {
                throw new IllegalArgumentException(
                        "class " + Math.max(row, column) + " at pixel " + i + ", but there are " + classes);
            }
            counts[row * classes + column]++;
        }
    }

    public void add(ConfusionMatrix other) {
        if (other.classes != classes) {
            throw new IllegalArgumentException(classes + " classes here, " + other.classes + " there");
        }
        Arrays.setAll(counts, i -> counts[i] + other.counts[i]);
    }

    /** A copy of the matrix. */
    public long[][] counts() {
        return IntStream.range(0, classes).mapToObj(c -> Arrays.copyOfRange(counts, c * classes, (c + 1) * classes))
                .toArray(long[][]::new);
    }

    /** True pixels of a class. */
    public long support(int c) {
        return IntStream.range(0, classes).mapToLong(column -> counts[c * classes + column]).sum();
    }

    /** Empty if the class occurs neither in the truth nor in the predictions. */
    public OptionalDouble iou(int c) {
        long predicted = IntStream.range(0, classes).mapToLong(row -> counts[row * classes + c]).sum();
        long hit = counts[c * classes + c];
        long union = support(c) + predicted - hit;
        return union == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) hit / union);
    }

    /** Mean over {@link #classesCounted()} classes; 0 if nothing was counted. */
    public double mIoU() {
        return IntStream.range(0, classes).mapToObj(this::iou).filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble).average().orElse(0);
    }

    public int classesCounted() { return (int) IntStream.range(0, classes).filter(c -> iou(c).isPresent()).count(); }

    /** Share of correct pixels; 0 if nothing was counted. */
    public double pixelAccuracy() {
        long all = Arrays.stream(counts).sum();
        long hits = IntStream.range(0, classes).mapToLong(c -> counts[c * classes + c]).sum();
        return all == 0 ? 0 : (double) hits / all;
    }
}
