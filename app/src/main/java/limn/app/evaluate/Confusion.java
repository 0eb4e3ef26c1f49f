package limn.app.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Pixels by true and predicted class, row truth, column prediction; pixels that are unlabelled or void count nowhere. Immutable. The
 * ratios are those of the engine's confusion matrix, so that a sum over images gives the numbers of a training run.
 */
public final class Confusion {
    private final long[][] counts;

    private Confusion(long[][] counts) { this.counts = counts; }

    /** Of one image. @throws IllegalArgumentException if a label is neither a class nor 254 or 255, or the sizes differ */
    public static Confusion of(int classes, byte[] truth, byte[] predicted) {
        if (truth.length != predicted.length) {
            throw new IllegalArgumentException(truth.length + " true but " + predicted.length + " predicted pixels");
        }
        var counts = new long[classes][classes];
        for (int i = 0; i < truth.length; i++) {
            int row = truth[i] & 0xFF;
            int column = predicted[i] & 0xFF;
            if (row < classes && column < classes) {
                counts[row][column]++;
            } else if (row < 254) {
                throw new IllegalArgumentException("class " + Math.max(row, column) + " of " + classes);
            }
        }
        return new Confusion(counts);
    }

    /** The sum over images. */
    public static Confusion sum(int classes, Collection<Confusion> parts) {
        var counts = new long[classes][classes];
        for (Confusion part : parts) {
            for (int t = 0; t < classes; t++) {
                for (int p = 0; p < classes; p++) {
                    counts[t][p] += part.counts[t][p];
                }
            }
        }
        return new Confusion(counts);
    }

    /** From what {@link #entries} gave. @throws IllegalArgumentException if an entry names no class */
    public static Confusion of(int classes, List<long[]> entries) {
        var counts = new long[classes][classes];
        for (long[] entry : entries) {
            if (entry.length != 3 || entry[0] < 0 || entry[1] < 0 || entry[0] >= classes || entry[1] >= classes) {
                throw new IllegalArgumentException("no entry of a matrix of " + classes + " classes");
            }
            counts[(int) entry[0]][(int) entry[1]] = entry[2];
        }
        return new Confusion(counts);
    }

    /** True class, predicted class and pixels of each place that is not empty. */
    public List<long[]> entries() {
        var entries = new ArrayList<long[]>();
        for (int t = 0; t < counts.length; t++) {
            for (int p = 0; p < counts.length; p++) {
                if (counts[t][p] > 0) {
                    entries.add(new long[]{t, p, counts[t][p]});
                }
            }
        }
        return entries;
    }

    public int classes() { return counts.length; }

    /** Pixels of a true class that were predicted as another, or the same. */
    public long at(int truth, int predicted) {
        return counts[truth][predicted];
    }

    /** Pixels of a true class. */
    public long support(int truth) {
        return IntStream.range(0, classes()).mapToLong(p -> counts[truth][p]).sum();
    }

    /** Pixels that were predicted as a class. */
    public long predicted(int classId) {
        return IntStream.range(0, classes()).mapToLong(t -> counts[t][classId]).sum();
    }

    /** Empty if the class occurs neither in the truth nor in the predictions. */
    public OptionalDouble iou(int classId) {
        long union = support(classId) + predicted(classId) - counts[classId][classId];
        return union == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) counts[classId][classId] / union);
    }

    /** Mean over the classes with a non-empty union; NaN if there is none. */
    public double miou() {
        return IntStream.range(0, classes()).mapToObj(this::iou).filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble).average().orElse(Double.NaN);
    }

    public int classesCounted() { return (int) IntStream.range(0, classes()).filter(c -> iou(c).isPresent()).count(); }

    /** All pixels that count. */
    public long pixels() {
        return IntStream.range(0, classes()).mapToLong(this::support).sum();
    }

    /** Those of them that were predicted as another class. */
    public long wrong() {
        return pixels() - IntStream.range(0, classes()).mapToLong(c -> counts[c][c]).sum();
    }

    /** A copy, row truth, column prediction. */
    public long[][] counts() {
        return IntStream.range(0, classes()).mapToObj(t -> counts[t].clone()).toArray(long[][]::new);
    }
}
