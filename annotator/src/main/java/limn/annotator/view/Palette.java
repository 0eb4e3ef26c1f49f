package limn.annotator.view;

import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;

/**
 * How each mask value is laid over the picture, as premultiplied ARGB. Unlabelled is clear, void is hatched and has its own
 * two colours, a value without a class shows in magenta. Immutable.
 */
final class Palette {
    private static final int STRANGE = 0xFF00FF;
    private static final int VOID_LIGHT = 0xE0E0C0;
    private static final int VOID_DARK = 0x202020;
    /** Opacity of what a tool proposes: that of the mask does not matter, as one must see it to decide. */
    private static final double PROPOSED = 0.55;
    /** Over pixels that a tool proposes to make unlabelled. */
    static final int CLEARED = premultiplied(0xFFFFFF, 0.45);

    /** Rows of 8 pixels, one byte each, that tell classes apart without colour; class n has pattern n mod 6, the first is plain. */
    private static final int[][] PATTERNS = {{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF},
            {0xC1, 0x83, 0x07, 0x0E, 0x1C, 0x38, 0x70, 0xE0}, {0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x00, 0x00},
            {0x66, 0xFF, 0xFF, 0x66, 0x66, 0xFF, 0xFF, 0x66}, {0xE0, 0xE0, 0xE0, 0xE0, 0xE0, 0xE0, 0xE0, 0xE0},
            {0x3C, 0x7E, 0x7E, 0x7E, 0x7E, 0x3C, 0x00, 0x00}};
    private static final double FAINT = 0.45;

    private final int[] over = new int[256];
    private final int[] faint = new int[256];
    private final boolean patterned;
    private final int[] suggested = new int[256];
    private final int[] edge = new int[256];
    private final int[] proposed = new int[256];
    private final int voidLine;
    private final int voidLight;
    private final int voidDark;

    private Palette(ClassCatalog classes, double opacity, boolean patterned) {
        this.patterned = patterned;
        for (int v = 0; v < 254; v++) {
            int rgb = v < classes.size() ? classes.get(v).rgb() : STRANGE;
            over[v] = premultiplied(rgb, opacity);
            faint[v] = premultiplied(rgb, opacity * FAINT);
            suggested[v] = premultiplied(rgb, Math.min(1, opacity * 1.25));
            proposed[v] = premultiplied(rgb, PROPOSED);
            edge[v] = premultiplied(rgb, opacity > 0 ? 1 : 0);
        }
        over[Mask.UNLABELLED] = 0;
        voidLine = premultiplied(VOID_LIGHT, opacity > 0 ? 1 : 0);
        voidLight = premultiplied(VOID_LIGHT, Math.min(1, opacity * 1.2));
        voidDark = premultiplied(VOID_DARK, Math.min(1, opacity * 1.2));
        over[Mask.VOID] = voidDark;
        proposed[Mask.VOID] = premultiplied(VOID_LIGHT, PROPOSED);
    }

    /** @param opacity of the overlay, 0..1 */
    static Palette of(ClassCatalog classes, double opacity) {
        return of(classes, opacity, false);
    }

    /** @param patterned whether classes have patterns beside their colours */
    static Palette of(ClassCatalog classes, double opacity, boolean patterned) {
        return new Palette(classes, Math.clamp(opacity, 0, 1), patterned);
    }

    /** What lies over a pixel of the view; patterns and hatches stand still in the view. */
    int over(int value, int viewX, int viewY) {
        if (value == Mask.VOID) {
            return hatched(viewX, viewY);
        }
        if (!patterned || value == Mask.UNLABELLED) {
            return over[value];
        }
        int row = PATTERNS[value % PATTERNS.length][viewY & 7];
        return (row >> (7 - (viewX & 7)) & 1) != 0 ? over[value] : faint[value];
    }

    int over(int value) { return over[value]; }

    /** The stripes of a suggestion. */
    int suggested(int value) { return suggested[value]; }

    /** The outline of an area of the mask. */
    int line(int value) {
        return value == Mask.VOID ? voidLine : edge[value];
    }

    /** What a tool proposes. */
    int proposed(int value) { return proposed[value]; }

    /** The outline of a suggestion. */
    int edge(int value) { return edge[value]; }

    /** The stripes of void: light and dark, falling to the right; chosen by the place in the view. */
    int hatched(int viewX, int viewY) {
        return (viewX - viewY & 7) < 3 ? voidLight : voidDark;
    }

    /** The colour of a class, or what stands for unlabelled and void, 0xRRGGBB. */
    static int rgb(ClassCatalog classes, int value) {
        return switch (value) {
            case Mask.UNLABELLED -> 0xFFFFFF;
            case Mask.VOID -> VOID_LIGHT;
            default -> value < classes.size() ? colour(classes.get(value)) : STRANGE;
        };
    }

    private static int colour(LabelClass c) { return c.rgb(); }

    private static int premultiplied(int rgb, double opacity) {
        int a = (int) Math.rint(opacity * 255);
        int r = ((rgb >> 16 & 0xFF) * a + 127) / 255;
        int g = ((rgb >> 8 & 0xFF) * a + 127) / 255;
        int b = ((rgb & 0xFF) * a + 127) / 255;
        return a << 24 | r << 16 | g << 8 | b;
    }
}
