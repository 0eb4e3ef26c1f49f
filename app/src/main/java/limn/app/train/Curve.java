package limn.app.train;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Values over steps, in order of the step. Immutable to who has it; built by {@link Builder}. */
public final class Curve {
    /** A curve without points. */
    public static final Curve EMPTY = new Curve(new double[0], new double[0], 0, new Lineage());

    private final double[] steps;
    private final double[] values;
    private final int size;
    private final Lineage lineage;

    /** What curves of one builder share: the shorter ones are the beginnings of the longer ones. */
    private static final class Lineage {
        private volatile @Nullable Extremes extremes;
    }

    /** The arrays may be longer; what lies behind the size belongs to the builder. */
    private Curve(double[] steps, double[] values, int size, Lineage lineage) {
        this.steps = steps;
        this.values = values;
        this.size = size;
        this.lineage = lineage;
    }

    /** A curve through points. @param steps in order, as many as values */
    public static Curve of(double[] steps, double[] values) {
        if (steps.length != values.length) {
            throw new IllegalArgumentException(steps.length + " steps but " + values.length + " values");
        }
        for (int i = 1; i < steps.length; i++) {
            if (steps[i] < steps[i - 1]) {
                throw new IllegalArgumentException("step " + steps[i] + " stands behind step " + steps[i - 1]);
            }
        }
        return new Curve(steps.clone(), values.clone(), steps.length, new Lineage());
    }

    /** The same with other values at the same steps. */
    public Curve mapped(java.util.function.DoubleUnaryOperator change) {
        return new Curve(Arrays.copyOf(steps, size), Arrays.stream(values, 0, size).map(change).toArray(), size,
                new Lineage());
    }

    public int size() { return size; }

    public boolean isEmpty() { return size == 0; }

    public double step(int i) { return steps[i]; }

    public double value(int i) { return values[i]; }

    /** The newest value, or NaN if there is none. */
    public double last() {
        return size == 0 ? Double.NaN : values[size - 1];
    }

    /** The step of the newest point, or NaN if there is none. */
    public double lastStep() {
        return size == 0 ? Double.NaN : steps[size - 1];
    }

    /** How many points lie before a step. */
    public int before(double step) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps[middle] < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The point that is nearest to a step; -1 if there is none. */
    public int nearest(double step) {
        int right = before(step);
        if (right == 0 || right == size) {
            return size == 0 ? -1 : Math.min(right, size - 1);
        }
        return step - steps[right - 1] <= steps[right] - step ? right - 1 : right;
    }

    /** Whether this is an earlier curve with nothing but more points behind it. */
    public boolean continues(Curve earlier) {
        return lineage == earlier.lineage && size >= earlier.size;
    }

    /** The course without its jitter: an exponential mean that forgets over so many steps. Values that are no number are left out. */
    public Curve smoothed(double memory) {
        return new Smoother(memory).of(this);
    }

    /** What a drawing of so many columns has to know. @param from step of the left edge @param to of the right one, larger */
    public Columns columns(double from, double to, int columns) {
        Extremes known = lineage.extremes;
        if (known == null || !known.covers(size)) {
            known = Extremes.of(values, size, known);
            lineage.extremes = known;
        }
        return Columns.of(steps, values, size, known, from, to, columns);
    }

    /**
     * What a plot of this many columns has to draw: for each column that has points, the smallest and the largest value in it. So
     * no peak gets lost, however many points there are.
     *
     * @param from step of the left edge
     * @param to step of the right edge, larger than from
     * @return triples column, smallest, largest, in order of the column
     */
    public double[][] decimated(double from, double to, int columns) {
        Columns found = columns(from, to, columns);
        return IntStream.range(0, found.size()).filter(i -> found.column(i) >= 0 && found.column(i) < columns)
                .mapToObj(i -> new double[]{found.column(i), found.low(i), found.high(i)}).toArray(double[][]::new);
    }

    /** Grows a curve. Mutable, for one thread; the curves it builds share its arrays and may go to other threads. */
    public static final class Builder {
        private double[] steps = new double[64];
        private double[] values = new double[64];
        private int size;
        private Lineage lineage = new Lineage();

        /** Adds a point behind the others. */
        public void add(double step, double value) {
            if (size == steps.length) {
                steps = Arrays.copyOf(steps, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            steps[size] = step;
            values[size++] = value;
        }

        /** Forgets the points after a step: a resumed run does them again. Curves built before keep theirs. */
        void cutAfter(long step) {
            int kept = size;
            while (kept > 0 && steps[kept - 1] > step) {
                kept--;
            }
            if (kept < size) {
                steps = steps.clone();
                values = values.clone();
                size = kept;
                lineage = new Lineage();
            }
        }

        /** The curve so far. */
        public Curve build() {
            return size == 0 ? EMPTY : new Curve(steps, values, size, lineage);
        }
    }
}
