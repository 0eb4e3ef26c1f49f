package limn.app.window.parts;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;

/** Two groups of controls at the ends of one row; where both have no room in it, the second one stands below. */
public final class Ends extends Region {
    private final Region start;
    private final Region end;
    private final double gap;

    /** @param gap between the two, in either direction, pixels */
    public Ends(Region start, Region end, double gap) {
        this.start = start;
        this.end = end;
        this.gap = gap;
        getChildren().addAll(start, end);
    }

    @Override
    public Orientation getContentBias() { return Orientation.HORIZONTAL; }

    private boolean fits(double width) { return width < 0 || start.prefWidth(-1) + gap + end.prefWidth(-1) <= width; }

    @Override
    protected double computeMinWidth(double height) { return Math.max(start.minWidth(-1), end.minWidth(-1)); }

    @Override
    protected double computePrefWidth(double height) { return start.prefWidth(-1) + gap + end.prefWidth(-1); }

    @Override
    protected double computeMinHeight(double width) { return computePrefHeight(width); }

    @Override
    protected double computePrefHeight(double width) {
        double first = start.prefHeight(-1);
        double second = end.prefHeight(-1);
        return fits(width) ? Math.max(first, second) : first + gap + second;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (fits(width)) {
            layoutInArea(start, 0, 0, width, getHeight(), 0, HPos.LEFT, VPos.CENTER);
            double wide = end.prefWidth(-1);
            layoutInArea(end, width - wide, 0, wide, getHeight(), 0, HPos.RIGHT, VPos.CENTER);
        } else {
            double high = start.prefHeight(-1);
            layoutInArea(start, 0, 0, width, high, 0, HPos.LEFT, VPos.CENTER);
            layoutInArea(end, 0, high + gap, width, end.prefHeight(-1), 0, HPos.LEFT, VPos.CENTER);
        }
    }
}
