package limn.annotator.view;

import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import limn.annotator.edit.Point;
import limn.annotator.edit.Selection;
import limn.annotator.model.Mask;
import org.jspecify.annotations.Nullable;

/**
 * Draws what gestures have in the making: lines that are seen on every picture (light within dark), given in pixels of the picture.
 * Valid during one call of {@link Gesture#draw}.
 *
 * @param pen where the pointer is, control pixels; null if it is elsewhere
 */
record OverlayPen(MaskCanvas canvas, GraphicsContext graphics, @Nullable Point pen) {
    private static final Color DARK = Color.gray(0.05, 0.85);
    private static final Color LIGHT = Color.gray(1, 0.95);

    /** The colour of a class, or what stands for unlabelled and void. */
    Color colour(int value) {
        int rgb = Palette.rgb(canvas.classes(), value);
        return Color.rgb(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
    }

    /** A ring about the pointer. @param radius control pixels @param dashed as of what takes away */
    void ring(double radius, boolean dashed) {
        Point at = pen;
        if (at == null || canvas.readOnlyProperty().get()) {
            return;
        }
        graphics.setLineDashes();
        graphics.setLineWidth(3);
        graphics.setStroke(DARK);
        graphics.strokeOval(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius);
        graphics.setLineWidth(1.25);
        graphics.setStroke(LIGHT);
        if (dashed) {
            graphics.setLineDashes(4, 4);
        }
        graphics.strokeOval(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius);
        graphics.setLineDashes();
    }

    /** A line through points of the picture. */
    void line(List<Point> points) {
        double[][] xy = inView(points);
        line(xy[0], xy[1], points.size());
    }

    /** A rectangle between two points of the picture. */
    void box(Point a, Point b) {
        line(List.of(a, new Point(b.x(), a.y()), b, new Point(a.x(), b.y()), a));
    }

    /** A small disk at a point of the picture. @param radius control pixels */
    void dot(Point at, double radius, Color fill) {
        Point p = canvas.toView(at.x(), at.y());
        graphics.setFill(DARK);
        graphics.fillOval(p.x() - radius - 1, p.y() - radius - 1, 2 * radius + 2, 2 * radius + 2);
        graphics.setFill(fill);
        graphics.fillOval(p.x() - radius, p.y() - radius, 2 * radius, 2 * radius);
    }

    /** Corners so far, the line on to the pointer, and dashed the one that would close it; filled lightly with a value's colour. */
    void openPolygon(List<Point> corners, int value) {
        Color fill = value == Mask.UNLABELLED ? Color.gray(1) : colour(value);
        outline(corners, fill);
        for (int i = 0; i < corners.size(); i++) {
            dot(corners.get(i), i == 0 ? 4.5 : 3, i == 0 ? fill : LIGHT);
        }
    }

    /** A way so far and dashed the line that would close it; filled lightly with a value's colour. */
    void openOutline(List<Point> way, int value) {
        outline(way, value == Mask.UNLABELLED ? Color.gray(1) : colour(value));
    }

    /** A stroke that says what something is, in the colour of its value. @param radius control pixels */
    void scribble(List<Point> way, double radius, int value) {
        double[][] xy = inView(way);
        int n = way.size();
        xy[0][n] = xy[0][n - 1] + 0.01; // a dot is a line too
        xy[1][n] = xy[1][n - 1];
        graphics.setLineDashes();
        graphics.setLineCap(StrokeLineCap.ROUND);
        graphics.setLineJoin(StrokeLineJoin.ROUND);
        graphics.setStroke(value == Mask.UNLABELLED ? DARK : LIGHT);
        graphics.setLineWidth(2 * radius);
        graphics.strokePolyline(xy[0], xy[1], n + 1);
        graphics.setStroke(value == Mask.UNLABELLED ? LIGHT : colour(value));
        graphics.setLineWidth(2 * radius - 3);
        graphics.strokePolyline(xy[0], xy[1], n + 1);
        graphics.setLineCap(StrokeLineCap.SQUARE);
        graphics.setLineJoin(StrokeLineJoin.MITER);
    }

    /** The edges of the pixels around a selection. */
    void edges(Selection selection) {
        graphics.setLineDashes();
        for (int pass = 0; pass < 2; pass++) {
            graphics.setLineWidth(pass == 0 ? 3 : 1.25);
            graphics.setStroke(pass == 0 ? DARK : LIGHT);
            selection.runs((y, from, to) -> {
                edge(from, y, from, y + 1);
                edge(to, y, to, y + 1);
                along(selection, from, to, y - 1, y);
                along(selection, from, to, y + 1, y + 1);
            });
        }
    }

    /** Draws at a height where the pixels [from, to) of a row have no selected neighbour in another row. */
    private void along(Selection selection, int from, int to, int other, int height) {
        int start = from;
        for (int x = from; x <= to; x++) {
            if (x == to || selection.contains(x, other)) {
                if (start < x) {
                    edge(start, height, x, height);
                }
                start = x + 1;
            }
        }
    }

    private void edge(double x0, double y0, double x1, double y1) {
        Point a = canvas.toView(x0, y0);
        Point b = canvas.toView(x1, y1);
        graphics.strokeLine(a.x(), a.y(), b.x(), b.y());
    }

    private void outline(List<Point> corners, Color fill) {
        int n = corners.size();
        double[][] xy = inView(corners);
        Point end = pen == null ? new Point(xy[0][n - 1], xy[1][n - 1]) : pen;
        xy[0][n] = end.x();
        xy[1][n] = end.y();
        graphics.setFill(fill.deriveColor(0, 1, 1, 0.25));
        graphics.fillPolygon(xy[0], xy[1], n + 1);
        line(xy[0], xy[1], n + 1);
        graphics.setLineDashes(3, 4);
        graphics.strokeLine(end.x(), end.y(), xy[0][0], xy[1][0]);
        graphics.setLineDashes();
    }

    private void line(double[] xs, double[] ys, int n) {
        graphics.setLineDashes();
        graphics.setLineWidth(3);
        graphics.setStroke(DARK);
        graphics.strokePolyline(xs, ys, n);
        graphics.setLineWidth(1.25);
        graphics.setStroke(LIGHT);
        graphics.strokePolyline(xs, ys, n);
    }

    /** Control pixels of points, with room for one more. */
    private double[][] inView(List<Point> points) {
        var xy = new double[2][points.size() + 1];
        for (int i = 0; i < points.size(); i++) {
            Point p = canvas.toView(points.get(i).x(), points.get(i).y());
            xy[0][i] = p.x();
            xy[1][i] = p.y();
        }
        return xy;
    }
}
