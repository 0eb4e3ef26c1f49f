package limn.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToIntFunction;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** IoU of each class as bars, in the colours of the classes. A class that occurs nowhere has no bar, but a dash. */
final class IouBars extends Pane {
    /** One bar. @param iou 0..1, or NaN if the class occurs nowhere */
    record Bar(String name, Color colour, double iou) {}

    private static final double ROW = 20;
    private final Canvas canvas = new Canvas();
    private final Ink ink = new Ink();
    private List<Bar> bars = List.of();

    IouBars() {
        getChildren().addAll(canvas, ink.carrier());
        ink.onChange(this::paint);
    }

    /** Bars of classes. @param iou per class, null entries for classes that occur nowhere @param rgb colour of a class by name */
    static List<Bar> bars(List<String> classes, List<Double> iou, ToIntFunction<String> rgb) {
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < Math.min(classes.size(), iou.size()); i++) {
            double value = Objects.requireNonNullElse(iou.get(i), Double.NaN);
            bars.add(new Bar(classes.get(i), Colours.of(rgb.applyAsInt(classes.get(i))), value));
        }
        return bars;
    }

    void show(List<Bar> shown) {
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
        double names = Math.min(110, canvas.getWidth() * 0.35);
        double track = canvas.getWidth() - names - 46;
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double y = i * ROW + 4;
            g.setTextAlign(TextAlignment.LEFT);
            g.setFill(ink.text());
            g.fillText(bar.name(), 0, y + 11, names - 8);
            g.setFill(ink.track());
            g.fillRoundRect(names, y + 2, track, 10, 4, 4);
            g.setTextAlign(TextAlignment.RIGHT);
            if (Double.isNaN(bar.iou())) {
                g.setFill(ink.text());
                g.fillText("–", canvas.getWidth() - 4, y + 11);
                continue;
            }
            g.setFill(bar.colour());
            g.fillRoundRect(names, y + 2, Math.max(2, track * bar.iou()), 10, 4, 4);
            g.setFill(ink.text());
            g.fillText(String.format(Locale.ROOT, "%.2f", bar.iou()), canvas.getWidth() - 4, y + 11);
        }
    }
}
