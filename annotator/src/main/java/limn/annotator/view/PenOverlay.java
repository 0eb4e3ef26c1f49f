package limn.annotator.view;

import java.util.function.Function;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import limn.annotator.edit.Point;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.Mask;
import org.jspecify.annotations.Nullable;

/** What floats over the picture: what the tool has in the making, and beside the pen the name of what it leaves. */
final class PenOverlay extends Region {
    /** The name keeps no further off than this, control pixels. */
    private static final double FURTHEST = 60;

    private final MaskCanvas owner;
    private final Function<String, String> texts;
    private final Canvas canvas = new Canvas();
    private final Font font = Font.font(12);
    private double penX = Double.NaN;
    private double penY = Double.NaN;

    PenOverlay(MaskCanvas owner, Function<String, String> texts) {
        this.owner = owner;
        this.texts = texts;
        setManaged(false);
        setMouseTransparent(true);
        getChildren().add(canvas);
    }

    void resizeTo(double width, double height) {
        resize(width, height);
        canvas.setWidth(width);
        canvas.setHeight(height);
        draw();
    }

    /** Moves the pen, in pixels of the control. */
    void penAt(double x, double y) {
        penX = x;
        penY = y;
        requestLayout();
    }

    void penGone() { penAt(Double.NaN, Double.NaN); }

    /** Draws anew in the next pulse. */
    void draw() { requestLayout(); }

    /** Where the pen is, in pixels of the control; null if it is elsewhere. */
    @Nullable
    Point pen() { return Double.isNaN(penX) ? null : new Point(penX, penY); }

    @Override
    protected void layoutChildren() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (!owner.isShowing()) {
            return;
        }
        Gesture gesture = owner.gesture();
        var pen = new OverlayPen(owner, g, pen());
        gesture.draw(pen);
        if (pen.pen() != null && gesture.namesValue() && !owner.readOnlyProperty().get()) {
            drawName(pen, gesture);
        }
    }

    private void drawName(OverlayPen pen, Gesture gesture) {
        int value = gesture.value(owner.getActive());
        String name = name(value);
        var measured = new Text(name);
        measured.setFont(font);
        double width = measured.getLayoutBounds().getWidth() + 28;
        double away = Math.min(gesture.reach(), FURTHEST) * 0.72;
        double x = penX + away + 12;
        double y = penY + away + 10;
        if (x + width > getWidth()) {
            x = penX - away - 12 - width;
        }
        if (y + 20 > getHeight()) {
            y = penY - away - 30;
        }
        GraphicsContext g = pen.graphics();
        g.setFill(Color.gray(0.08, 0.78));
        g.fillRoundRect(x, y, width, 20, 8, 8);
        drawSwatch(pen, value, x + 6, y + 5);
        g.setFill(Color.WHITE);
        g.setFont(font);
        g.fillText(name, x + 21, y + 14.5);
    }

    private static void drawSwatch(OverlayPen pen, int value, double x, double y) {
        GraphicsContext g = pen.graphics();
        g.setFill(value == Mask.UNLABELLED ? Color.TRANSPARENT : pen.colour(value));
        g.fillRect(x, y, 10, 10);
        g.setStroke(Color.gray(1, 0.95));
        g.setLineWidth(1);
        g.strokeRect(x + 0.5, y + 0.5, 9, 9);
        if (value == Mask.VOID) {
            g.setStroke(Color.gray(0.15));
            g.strokeLine(x + 1, y + 5, x + 5, y + 9);
            g.strokeLine(x + 1, y + 1, x + 9, y + 9);
            g.strokeLine(x + 5, y + 1, x + 9, y + 5);
        }
    }

    private String name(int value) {
        ClassCatalog classes = owner.classes();
        return switch (value) {
            case Mask.UNLABELLED -> texts.apply(owner.getTool() == Tool.ERASER ? "view.eraser" : "view.unlabelled");
            case Mask.VOID -> texts.apply("view.void");
            default -> value < classes.size() ? classes.get(value).name() : texts.apply("view.noClass");
        };
    }
}
