package limn.app.window.chart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import limn.app.chart.Tint;

/**
 * The colours of the style sheet for what is drawn on a canvas: invisible shapes carry them, so that a change of theme reaches
 * drawings like every other control.
 */
public final class Ink {
    /** How many colours there are for series. */
    static final int COUNT = 7;
    private static final int KNOWN = 400;
    private final List<Rectangle> series = IntStream.rangeClosed(1, COUNT).mapToObj(i -> swatch("ink-" + i)).toList();
    private final Rectangle grid = swatch("ink-grid");
    private final Rectangle text = swatch("ink-text");
    private final Rectangle track = swatch("ink-track");
    private final Rectangle ground = swatch("ink-ground");
    private final Rectangle strong = swatch("ink-strong");
    private final Text letters = new Text();
    private final Map<String, Double> widths = new HashMap<>();
    private Font measuredFont = Font.getDefault();
    private final Group carrier = new Group();

    public Ink() {
        carrier.getChildren().addAll(series);
        carrier.getChildren().addAll(grid, text, strong, track, ground, letters);
        carrier.setManaged(false);
        carrier.setVisible(false);
    }

    private static Rectangle swatch(String style) {
        var shape = new Rectangle();
        shape.getStyleClass().add(style);
        return shape;
    }

    /** To be put among the children of the drawing. */
    public Group carrier() { return carrier; }

    public void onChange(Runnable repaint) {
        Stream.concat(series.stream(), Stream.of(grid, text, strong, track, ground))
                .forEach(s -> s.fillProperty().addListener((o, was, is) -> repaint.run()));
        letters.fontProperty().addListener((o, was, is) -> repaint.run());
    }

    /** The font of the window in a size, pixels. */
    public Font font(double size) {
        return Font.font(letters.getFont().getFamily(), size);
    }

    /** How wide words are in a font. */
    public static double width(String words, Font font) {
        var measured = new Text(words);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }

    /** The same for words that are drawn again and again. */
    double known(String words, Font font) {
        if (!font.equals(measuredFont) || widths.size() > KNOWN) {
            measuredFont = font;
            widths.clear();
        }
        return widths.computeIfAbsent(words, w -> width(w, font));
    }

    public Paint series(int index) { return series.get(index % series.size()).getFill(); }

    public Paint grid() { return grid.getFill(); }

    public Paint text() { return text.getFill(); }

    /** Of text that stands out. */
    public Paint strong() { return strong.getFill(); }

    public Paint track() { return track.getFill(); }

    /** What the drawing stands on. */
    public Paint ground() { return ground.getFill(); }

    /** The colour of a series as ARGB. */
    public int argb(Tint tint) {
        return switch (tint) {
            case Tint.Rgb(int rgb) -> 0xFF000000 | rgb;
            case Tint.Ink(int number) -> argb(series(number));
        };
    }

    /** A plain colour as ARGB; black for any other paint. */
    static int argb(Paint paint) {
        return paint instanceof Color c
                ? 0xFF000000 | (int) Math.round(c.getRed() * 255) << 16 | (int) Math.round(c.getGreen() * 255) << 8
                        | (int) Math.round(c.getBlue() * 255)
                : 0xFF000000;
    }
}
