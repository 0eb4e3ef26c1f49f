package limn.app.train;

/**
 * The course of a curve without its jitter: an exponential mean that forgets over so many steps. When the curve has grown, only its
 * new points are worked through. Values that are no number are left out. Mutable, for one thread at a time.
 */
public final class Smoother {
    private final double memory;
    private Curve source = Curve.EMPTY;
    private Curve.Builder calm = new Curve.Builder();
    private double mean = Double.NaN;
    private double before;
    private double gap = -1;
    private double share = 1;

    /** @param memory steps after which a value counts a third of what it did */
    public Smoother(double memory) {
        this.memory = memory;
    }

    /** The course of a curve: of the one asked for last with more points, or of any other. */
    public Curve of(Curve curve) {
        if (!curve.continues(source)) {
            source = Curve.EMPTY;
            calm = new Curve.Builder();
            mean = Double.NaN;
            before = 0;
        }
        for (int i = source.size(); i < curve.size(); i++) {
            if (Double.isFinite(curve.value(i))) {
                add(curve.step(i), curve.value(i));
            }
        }
        source = curve;
        return calm.build();
    }

    private void add(double step, double value) {
        if (step - before != gap) { // steps are mostly even: the exponential is worked out once
            gap = step - before;
            share = 1 - Math.exp(-gap / memory);
        }
        mean = Double.isNaN(mean) ? value : mean + share * (value - mean);
        before = step;
        calm.add(step, mean);
    }
}
