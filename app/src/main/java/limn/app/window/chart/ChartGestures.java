package limn.app.window.chart;

import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import limn.app.chart.Span;

/** What hands do in a chart. */
final class ChartGestures {
    private static final double FACTOR = 1.25;
    /** How far an arrow walks, as a share of what is shown. */
    private static final double WALK = 0.01;
    /** What is shown at least, as a share of all. */
    private static final double CLOSEST = 1e-4;
    private final Chart chart;
    private double pressedAt = Double.NaN;
    private Span pressed = new Span(0, 1);

    ChartGestures(Chart chart) { this.chart = chart; }

    void install() {
        chart.setOnMouseMoved(e -> chart.read(step(e.getX()), e.getY()));
        chart.setOnMouseExited(e -> chart.read(Double.NaN, Double.NaN));
        chart.setOnScroll(this::scrolled);
        chart.setOnMousePressed(this::pressed);
        chart.setOnMouseDragged(this::dragged);
        chart.setOnMouseReleased(e -> pressedAt = Double.NaN);
        chart.setOnKeyPressed(this::typed);
    }

    /** The step at a place; NaN outside the axes. */
    private double step(double x) {
        Rectangle2D area = chart.area();
        double share = (x - area.getMinX()) / Math.max(1, area.getWidth());
        return share < -0.01 || share > 1.01 ? Double.NaN : chart.shown().at(Math.clamp(share, 0, 1));
    }

    private void scrolled(ScrollEvent e) {
        double around = step(e.getX());
        if (e.isControlDown() && !Double.isNaN(around) && e.getDeltaY() != 0) {
            zoom(around, e.getDeltaY() > 0 ? 1 / FACTOR : FACTOR);
            e.consume();
        }
    }

    private void zoom(double around, double factor) {
        Span next = chart.shown().zoomed(around, factor);
        if (next.length() > chart.whole().length() * CLOSEST) {
            chart.zoom(next);
        }
    }

    private void pressed(MouseEvent e) {
        chart.requestFocus();
        if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
            chart.follow();
        } else if (e.getButton() == MouseButton.PRIMARY) {
            pressedAt = e.getX();
            pressed = chart.shown();
        }
    }

    private void dragged(MouseEvent e) {
        if (!Double.isNaN(pressedAt)) {
            chart.zoom(pressed.moved((pressedAt - e.getX()) / Math.max(1, chart.area().getWidth()) * pressed.length()));
            chart.read(step(e.getX()), e.getY());
        }
    }

    private void typed(KeyEvent e) {
        double middle = Double.isNaN(chart.readAt()) ? chart.shown().at(0.5) : chart.readAt();
        switch (e.getCode()) {
            case LEFT -> walk(middle, -1);
            case RIGHT -> walk(middle, 1);
            case UP -> zoom(middle, 1 / FACTOR);
            case DOWN -> zoom(middle, FACTOR);
            case HOME -> chart.follow();
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void walk(double from, int way) {
        Span shown = chart.shown();
        chart.read(Math.clamp(from + way * WALK * shown.length(), shown.from(), shown.to()), Double.NaN);
    }
}
