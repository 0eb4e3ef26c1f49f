package limn.app.train;

import java.util.Arrays;

/** Values over steps, in order of the step. Immutable; built by {@link Builder}. */
public final class Curve {
    /** A curve without points. */
    public static final Curve EMPTY = new Curve(new double[0], new double[0]);

    private final double[] steps;
    private final double[] values;

    private Curve(double[] steps, double[] values) {
        this.steps = steps;
        this.values = values;
    }

    public int size() { return steps.length; }

    public boolean isEmpty() { return steps.length == 0; }

    public double step(int i) { return steps[i]; }

    public double value(int i) { return values[i]; }

    /** The newest value, or NaN if there is none. */
    public double last() {
        return isEmpty() ? Double.NaN : values[values.length - 1];
    }

    /** The course without its jitter: an exponential mean that forgets over so many steps. Values that are no number are left out. */
    public Curve smoothed(double memory) {
        var calm = new Builder();
        double mean = Double.NaN;
        double before = 0;
        for (int i = 0; i < steps.length; i++) {
            if (Double.isFinite(values[i])) {
                double share = Double.isNaN(mean) ? 1 : 1 - Math.exp(-(steps[i] - before) / memory);
                mean = Double.isNaN(mean) ? values[i] : mean + share * (values[i] - mean);
                before = steps[i];
                calm.add(steps[i], mean);
            }
        }
        return calm.build();
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
        var spans = new double[columns][];
        for (int i = 0; i < steps.length; i++) {
            if (steps[i] < from || steps[i] > to || !Double.isFinite(values[i])) {
                continue;
            }
            int column = (int) Math.min(columns - 1, (steps[i] - from) / (to - from) * columns);
            double[] span = spans[column];
            if (span == null) {
                spans[column] = new double[]{column, values[i], values[i]};
            } else {
                span[1] = Math.min(span[1], values[i]);
                span[2] = Math.max(span[2], values[i]);
            }
        }
        return Arrays.stream(spans).filter(span -> span != null).toArray(double[][]::new);
    }

    /** Grows a curve. Mutable, for one thread. */
    static final class Builder {
        private double[] steps = new double[64];
        private double[] values = new double[64];
        private int size;

        void add(double step, double value) {
            if (size == steps.length) {
                steps = Arrays.copyOf(steps, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            steps[size] = step;
            values[size++] = value;
        }

        /** Forgets the points after a step: a resumed run does them again. */
        void cutAfter(long step) {
            while (size > 0 && steps[size - 1] > step) {
                size--;
            }
        }

        Curve build() { return size == 0 ? EMPTY : new Curve(Arrays.copyOf(steps, size), Arrays.copyOf(values, size)); }
    }
}
