package limn.app.window.runs;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import limn.app.train.Columns;
import limn.app.train.Curve;
import limn.app.train.RunState;
import limn.app.window.chart.Ink;

/** The course of a score in the room of a word. */
public final class Sparkline extends Pane {
    private static final double HEIGHT = 20;
    private static final double DOT = 4;
    private final Canvas canvas;
    private final Ink ink = new Ink();
    private Curve curve = Curve.EMPTY;
    private double end = 1;
    private double ceiling = 1;

    /** @param width pixels */
    public Sparkline(double width) {
        canvas = new Canvas(width, HEIGHT);
        getChildren().addAll(canvas, ink.carrier());
        setMinSize(width, HEIGHT);
        setPrefSize(width, HEIGHT);
        setMaxSize(width, HEIGHT);
        ink.onChange(this::paint);
    }

    /** The mIoU of the network of a run that was best. */
    public static Curve of(RunState run) {
        return run.bestEvaluation().map(e -> run.miou().getOrDefault(e.network(), Curve.EMPTY)).orElse(Curve.EMPTY);
    }

    /** @param last the step at the right edge @param top the value at the top edge, the same for all that are compared */
    public void show(Curve shown, double last, double top) {
        curve = shown;
        end = Math.max(1, last);
        ceiling = Math.max(1e-9, top);
        paint();
    }

    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), HEIGHT);
        if (curve.isEmpty()) {
            return;
        }
        double width = canvas.getWidth() - 2 * DOT;
        g.setStroke(ink.grid());
        g.setLineWidth(1);
        g.strokeLine(0, HEIGHT - 2.5, canvas.getWidth(), HEIGHT - 2.5);
        g.setStroke(ink.series(0));
        g.setLineWidth(1.4);
        Columns points = curve.columns(0, end, (int) width);
        for (int i = 1; i < points.size(); i++) {
            g.strokeLine(x(points.column(i - 1)), y(points.last(i - 1)), x(points.column(i)), y(points.first(i)));
        }
        g.setFill(ink.series(0));
        double x = x((int) (curve.lastStep() / end * (width - 1)));
        g.fillOval(x - DOT / 2, y(curve.last()) - DOT / 2, DOT, DOT);
    }

    private static double x(int column) { return DOT + column; }

    private double y(double value) { return HEIGHT - 3 - Math.min(1, value / ceiling) * (HEIGHT - 6); }
}
