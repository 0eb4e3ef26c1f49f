package limn.app.window.inspect;

import javafx.beans.property.DoubleProperty;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import limn.app.inspect.PaneValues;
import limn.app.window.parts.Colours;

/** One picture of a sample: its name, the pixels, a box around the pixel at the linked cursor, and what that pixel says. */
final class PaneView extends VBox {
    private static final double BOX = 9;

    private final PaneValues values;
    private final DoubleProperty side;
    private final Label words = new Label();
    private final Rectangle outer = box("cursor-outer", BOX + 2);
    private final Rectangle inner = box("cursor-inner", BOX);
    private final Pane frame = new Pane();

    /** @param side of the picture on the screen, pixels; its longer side */
    PaneView(PaneValues values, Image image, String name, DoubleProperty side) {
        super(2);
        this.values = values;
        this.side = side;
        setId("pane-" + values.name());
        getStyleClass().add("inspect-pane");
        var view = new ImageView(image);
        view.setSmooth(false);
        view.setPreserveRatio(true);
        view.fitWidthProperty().bind(side);
        view.fitHeightProperty().bind(side);
        frame.getStyleClass().add("sample-frame");
        frame.getChildren().addAll(view, outer, inner);
        double largest = Math.max(values.width(), values.height());
        frame.minWidthProperty().bind(side.multiply(values.width() / largest));
        frame.maxWidthProperty().bind(frame.minWidthProperty());
        frame.minHeightProperty().bind(side.multiply(values.height() / largest));
        frame.maxHeightProperty().bind(frame.minHeightProperty());
        frame.setCursor(Cursor.CROSSHAIR);
        var title = new Label(name);
        title.getStyleClass().add("inspect-name");
        words.getStyleClass().addAll("quiet", "number");
        words.setTextOverrun(OverrunStyle.ELLIPSIS);
        words.setId("value-" + values.name());
        title.maxWidthProperty().bind(side);
        words.maxWidthProperty().bind(side);
        getChildren().addAll(title, frame, words);
        setAccessibleText(name);
        hideCursor();
    }

    private static Rectangle box(String style, double side) {
        var box = new Rectangle(side, side);
        box.getStyleClass().add(style);
        box.setMouseTransparent(true);
        return box;
    }

    /** Colours of a picture as an image; may be made in any thread. */
    static Image image(PaneValues values) {
        var image = new WritableImage(values.width(), values.height());
        image.getPixelWriter().setPixels(0, 0, values.width(), values.height(), PixelFormat.getIntArgbInstance(),
                values.colours(), 0, values.width());
        return image;
    }

    PaneValues values() { return values; }

    /** The part that hears the mouse. */
    Pane frame() { return frame; }

    /** The column of pixels at a place in the frame. */
    int column(double x) {
        return Math.clamp((long) (x / scale()), 0, values.width() - 1);
    }

    int row(double y) { return Math.clamp((long) (y / scale()), 0, values.height() - 1); }

    private double scale() { return Math.max(1e-6, side.get() / Math.max(values.width(), values.height())); }

    void showCursor(int x, int y, String said) {
        double scale = scale();
        double px = (x + 0.5) * scale;
        double py = (y + 0.5) * scale;
        inner.relocate(px - BOX / 2, py - BOX / 2);
        outer.relocate(px - BOX / 2 - 1, py - BOX / 2 - 1);
        inner.setVisible(true);
        outer.setVisible(true);
        words.setText(said);
    }

    /** @param said what holds for the whole picture */
    void hideCursor(String said) {
        hideCursor();
        words.setText(said);
    }

    private void hideCursor() {
        inner.setVisible(false);
        outer.setVisible(false);
    }
}
