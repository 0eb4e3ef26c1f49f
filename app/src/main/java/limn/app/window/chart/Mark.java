package limn.app.window.chart;

/** A named point of a chart. @param x on the axis of the steps */
public record Mark(double x, double y, String name) {}
