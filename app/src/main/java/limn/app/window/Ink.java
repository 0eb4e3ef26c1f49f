package limn.app.window;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.Group;

/**
 * The colours of the style sheet for what is drawn on a canvas: invisible shapes carry them, so that a change of theme reaches
 * drawings like every other control.
 */
final class Ink {
    private final List<Rectangle> series = IntStream.rangeClosed(1, 7).mapToObj(i -> swatch("ink-" + i)).toList();
    private final Rectangle grid = swatch("ink-grid");
    private final Rectangle text = swatch("ink-text");
    private final Rectangle track = swatch("ink-track");
    private final Text letters = new Text();
    private final Group carrier = new Group();

    Ink() {
        carrier.getChildren().addAll(series);
        carrier.getChildren().addAll(grid, text, track, letters);
        carrier.setManaged(false);
        carrier.setVisible(false);
    }

    private static Rectangle swatch(String style) {
        var shape = new Rectangle();
        shape.getStyleClass().add(style);
        return shape;
    }

    /** To be put among the children of the drawing. */
    Group carrier() { return carrier; }

    void onChange(Runnable repaint) {
        Stream.concat(series.stream(), Stream.of(grid, text, track))
                .forEach(s -> s.fillProperty().addListener((o, was, is) -> repaint.run()));
        letters.fontProperty().addListener((o, was, is) -> repaint.run());
    }

    /** The font of the window in a size, pixels. */
    Font font(double size) {
        return Font.font(letters.getFont().getFamily(), size);
    }

    /** How wide words are in a font. */
    static double width(String words, Font font) {
        var measured = new Text(words);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }

    Paint series(int index) { return series.get(index % series.size()).getFill(); }

    Paint grid() { return grid.getFill(); }

    Paint text() { return text.getFill(); }

    Paint track() { return track.getFill(); }
}
