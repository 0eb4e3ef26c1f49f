package limn.app.chart;

/** From one number to a larger one, as the part of the steps that a chart shows. */
public record Span(double from, double to) {
    public Span {
        if (!(to > from)) {
            throw new IllegalArgumentException("a span ends behind its begin but is " + from + ".." + to);
        }
    }

    public double length() { return to - from; }

    /** Where a value stands: 0 at the begin, 1 at the end. */
    public double share(double value) {
        return (value - from) / (to - from);
    }

    /** The value that stands there. */
    public double at(double share) { return from + share * (to - from); }

    /** Larger (factor below 1) or smaller around a value, which keeps its place. */
    public Span zoomed(double around, double factor) {
        return new Span(around - (around - from) * factor, around + (to - around) * factor);
    }

    public Span moved(double by) { return new Span(from + by, to + by); }

    /** The same length where possible, within another span. */
    public Span within(Span outer) {
        if (length() >= outer.length()) {
            return outer;
        }
        double by = from < outer.from ? outer.from - from : to > outer.to ? outer.to - to : 0;
        return moved(by);
    }
}
