package limn.app.window.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.app.train.Curve;
import limn.app.window.chart.Ink;
import limn.app.window.parts.Colours;
import limn.engine.run.Event;

/**
 * IoU of each class as bars in the colours of the classes, each with its course over the run. A class that occurs nowhere has no bar,
 * but a dash.
 */
public final class IouBars extends Pane {
    /** One bar. @param iou 0..1, or NaN if the class occurs nowhere @param course of the same over the steps */
    record Bar(String name, Color colour, double iou, Curve course) {}

    private static final double ROW = 20;
    private static final double NUMBER = 40;
    private static final double COURSE = 56;
    private final Canvas canvas = new Canvas();
    private final Ink ink = new Ink();
    private List<Bar> bars = List.of();

    public IouBars() {
        getChildren().addAll(canvas, ink.carrier());
        ink.onChange(this::paint);
    }

    /** Shows a measurement. @param courses per class, or none @param known gives the colours of classes by name */
    public void show(List<String> classes, Event.Evaluated e, List<Curve> courses, ClassCatalog known) {
        var made = new ArrayList<Bar>();
        for (int i = 0; i < Math.min(classes.size(), e.iouPerClass().size()); i++) {
            String name = classes.get(i);
            int rgb = known.byName(name).map(LabelClass::rgb).orElse(ClassCatalog.suggestedColour(i));
            made.add(new Bar(name, Colours.of(rgb), Objects.requireNonNullElse(e.iouPerClass().get(i), Double.NaN),
                    i < courses.size() ? courses.get(i) : Curve.EMPTY));
        }
        show(made);
    }

    /** Shows nothing. */
    public void clear() { show(List.of()); }

    private void show(List<Bar> shown) {
        bars = List.copyOf(shown);
        setPrefHeight(bars.size() * ROW + 6);
        setMinHeight(bars.size() * ROW + 6);
        paint();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.floor(getWidth()));
        canvas.setHeight(Math.min(4000, Math.floor(getHeight())));
        paint();
    }

    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setFont(ink.font(11));
        boolean hasCourses = bars.stream().anyMatch(b -> b.course().size() > 1);
        double names = Math.min(110, canvas.getWidth() * 0.35);
        double end = canvas.getWidth() - (hasCourses ? COURSE + 8 : 0);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double y = i * ROW + 4;
            bar(g, bar, y, names, end);
            if (bar.course().size() > 1) {
                course(g, bar, y, end + 8);
            }
        }
    }

    private void bar(GraphicsContext g, Bar bar, double y, double left, double end) {
        double track = end - left - NUMBER;
        boolean occurs = !Double.isNaN(bar.iou());
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(ink.text());
        g.fillText(bar.name(), 0, y + 11, left - 8);
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(occurs ? String.format(Locale.ROOT, "%.2f", bar.iou()) : "–", end - 4, y + 11);
        g.setFill(ink.track());
        g.fillRoundRect(left, y + 2, track, 10, 4, 4);
        if (occurs) {
            g.setFill(bar.colour());
            g.fillRoundRect(left, y + 2, Math.max(2, track * bar.iou()), 10, 4, 4);
        }
    }

    /** The course from the first to the newest measurement, 0 at the bottom and 1 at the top of the row. */
    private void course(GraphicsContext g, Bar bar, double y, double left) {
        Curve course = bar.course();
        double first = course.step(0);
        double span = Math.max(1, course.step(course.size() - 1) - first);
        g.setStroke(ink.grid());
        g.setLineWidth(1);
        g.strokeLine(left, y + 14.5, left + COURSE, y + 14.5);
        g.setStroke(bar.colour());
        g.setLineWidth(1.5);
        double[][] points = course.decimated(first, first + span, (int) COURSE);
        for (int i = 1; i < points.length; i++) {
            g.strokeLine(left + points[i - 1][0], y + 14 - 14 * points[i - 1][1], left + points[i][0],
                    y + 14 - 14 * points[i][1]);
        }
    }
}
