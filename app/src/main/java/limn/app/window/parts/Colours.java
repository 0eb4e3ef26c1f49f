package limn.app.window.parts;

import javafx.scene.paint.Color;

/** Between numbers 0xRRGGBB and JavaFX colours. */
public final class Colours {
    private Colours() {}

    public static Color of(int rgb) { return Color.rgb(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255); }

    public static int rgb(Color colour) {
        return (int) Math.round(colour.getRed() * 255) << 16 | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
    }
}
