package limn.app.chart;

/** The colour of a series. */
public sealed interface Tint {
    /** One of the inks of the theme, which differ in light and dark. @param number 0 and up; they repeat */
    record Ink(int number) implements Tint {}

    /** A colour that is the same in every theme, as that of a class. @param rgb 0xRRGGBB */
    record Rgb(int rgb) implements Tint {}
}
