package limn.annotator.view;

import java.util.Arrays;
import java.util.stream.IntStream;
import limn.annotator.format.Picture;
import limn.annotator.model.Mask;
import limn.annotator.model.Tile;
import limn.annotator.model.Region;
import org.jspecify.annotations.Nullable;

/**
 * Lays mask and suggestion over the picture, for the pixels of the view only: what it costs depends on the view and not on the
 * picture. Above zoom 1 the nearest pixel is shown, below it the nearest of the pyramid's level. Without state of its own but
 * what is shown; used on the JavaFX thread, works on several.
 */
final class Compositor {
    /** The neutral grey around every picture, in every theme. */
    static final int GROUND = 0xFF6B6B6B;
    private static final int PIXELS_FOR_THREADS = 64 * 1024;
    /** Rows that one thread composes at a time. */
    private static final int BAND = 16;

    /**
     * What is to be seen.
     *
     * @param suggestion width * height values as in a mask, or null; never written
     * @param preview what a tool proposes, or null
     */
    record Scene(Pyramid pyramid, Mask mask, byte @Nullable [] suggestion, @Nullable Preview preview, Style style) {
        Palette palette() { return style.palette(); }
    }

    /**
     * How it is shown.
     *
     * @param overlay whether anything lies over the picture
     * @param outline whether of the mask only outlines do
     * @param tone how the picture is shown, or null as it is
     */
    record Style(Palette palette, boolean overlay, boolean outline, @Nullable ToneTable tone) {}

    private Compositor() {}

    /**
     * Composes part of a view.
     *
     * @param out rows of {@code stride} opaque pixels
     * @param part device pixels, inside of the view
     */
    static void compose(Scene scene, Viewport viewport, int[] out, int stride, Region part) {
        if (part.isEmpty()) {
            return;
        }
        var columns = new Columns(scene, viewport, part);
        IntStream bands = IntStream.range(0, Math.ceilDiv(part.height(), BAND));
        if ((long) part.width() * part.height() > PIXELS_FOR_THREADS) {
            bands = bands.parallel();
        }
        bands.forEach(band -> {
            int first = part.y() + band * BAND;
            int end = Math.min(part.endY(), first + BAND);
            Outlines lines = scene.style().overlay() && scene.style().outline()
                    ? new Outlines(scene, viewport, columns.full, columns.from, columns.to, first, end)
                    : null;
            for (int y = first; y < end; y++) {
                row(scene, viewport, columns, lines, out, stride, part, y);
            }
        });
    }

    /** For each column of the part the column of the picture, and of its level; and which of them the picture covers. */
    private static final class Columns {
        final int[] full;
        final int[] scaled;
        final int from;
        final int to;
        final int level;

        Columns(Scene scene, Viewport viewport, Region part) {
            int width = scene.pyramid().width();
            level = scene.pyramid().levelFor(viewport.zoom());
            int last = scene.pyramid().level(level).width() - 1;
            full = new int[part.width()];
            scaled = new int[part.width()];
            int first = part.width();
            int end = 0;
            for (int i = 0; i < part.width(); i++) {
                int x = (int) Math.floor((part.x() + i + 0.5 - viewport.x()) / viewport.zoom());
                if (x >= 0 && x < width) {
                    full[i] = x;
                    scaled[i] = Math.min(x >> level, last);
                    first = Math.min(first, i);
                    end = i + 1;
                }
            }
            from = Math.min(first, end);
            to = end;
        }
    }

    private static void row(Scene scene, Viewport viewport, Columns columns, @Nullable Outlines lines, int[] out,
            int stride, Region part, int viewY) {
        int at = viewY * stride + part.x();
        int y = (int) Math.floor((viewY + 0.5 - viewport.y()) / viewport.zoom());
        if (y < 0 || y >= scene.pyramid().height() || columns.from == columns.to) {
            Arrays.fill(out, at, at + part.width(), GROUND);
            return;
        }
        Arrays.fill(out, at, at + columns.from, GROUND);
        Arrays.fill(out, at + columns.to, at + part.width(), GROUND);
        Picture level = scene.pyramid().level(columns.level);
        int base = Math.min(y >> columns.level, level.height() - 1) * level.width();
        int[] pixels = level.argb();
        for (int i = columns.from; i < columns.to; i++) {
            out[at + i] = pixels[base + columns.scaled[i]];
        }
        ToneTable tone = scene.style().tone();
        if (tone != null) {
            tone.apply(out, at + columns.from, at + columns.to);
        }
        if (scene.style().overlay()) {
            if (lines != null) {
                lines.draw(viewY, out, at);
            } else {
                overlay(scene, columns, out, at, part.x(), viewY, y);
            }
            byte[] suggestion = scene.suggestion();
            if (suggestion != null) {
                int below = (int) Math.floor((viewY - 0.5 - viewport.y()) / viewport.zoom());
                suggest(scene, suggestion, columns, out, at, part.x(), viewY, y, Math.max(0, below));
            }
            Preview preview = scene.preview();
            if (preview != null && y >= preview.where().y() && y < preview.where().endY()) {
                int above = (int) Math.floor((viewY - 0.5 - viewport.y()) / viewport.zoom());
                int below = (int) Math.floor((viewY + 1.5 - viewport.y()) / viewport.zoom());
                propose(scene.palette(), preview, columns, out, at, part.x() - viewY, y, above, below);
            }
        }
    }

    private static void overlay(Scene scene, Columns columns, int[] out, int at, int viewX, int viewY, int y) {
        Palette palette = scene.palette();
        int[] full = columns.full;
        int i = columns.from;
        while (i < columns.to) {
            int column = full[i] >> 8;
            int end = i;
            Tile tile = scene.mask().tile(column, y >> 8);
            if (tile.isUniform() && tile.at(0) == Mask.UNLABELLED) {
                while (end < columns.to && full[end] >> 8 == column) {
                    end++;
                }
            } else {
                int row = (y & 255) << 8;
                for (; end < columns.to && full[end] >> 8 == column; end++) {
                    int value = tile.at(row | full[end] & 255);
                    int over = palette.over(value, viewX + end, viewY);
                    if (over != 0) {
                        out[at + end] = blend(out[at + end], over);
                    }
                }
            }
            i = end;
        }
    }

    /** Stripes that rise to the right and an outline, only where nobody has decided: never looks like a decision. */
    private static void suggest(Scene scene, byte[] suggestion, Columns columns, int[] out, int at, int viewX,
            int viewY, int y, int above) {
        int width = scene.pyramid().width();
        int row = y * width;
        int rowAbove = above * width;
        for (int i = columns.from; i < columns.to; i++) {
            int x = columns.full[i];
            int value = suggestion[row + x] & 0xFF;
            if (value >= Mask.UNLABELLED || scene.mask().at(x, y) != Mask.UNLABELLED) {
                continue;
            }
            int left = i > columns.from ? suggestion[row + columns.full[i - 1]] & 0xFF : value;
            int up = suggestion[rowAbove + x] & 0xFF;
            if (left != value || up != value) {
                out[at + i] = blend(out[at + i], scene.palette().edge(value));
            } else if ((viewX + i + viewY & 7) < 2) {
                out[at + i] = blend(out[at + i], scene.palette().suggested(value));
            }
        }
    }

    /** Flat, within an outline of black and white dots: neither a decision nor what a network suggests. */
    private static void propose(Palette palette, Preview preview, Columns columns, int[] out, int at, int phase, int y,
            int above, int below) {
        for (int i = columns.from; i < columns.to; i++) {
            int x = columns.full[i];
            int value = preview.at(x, y);
            if (value == Mask.UNLABELLED) {
                continue;
            }
            int left = preview.at(i > columns.from ? columns.full[i - 1] : x, y);
            int right = preview.at(i + 1 < columns.to ? columns.full[i + 1] : x, y);
            if (left != value || right != value || preview.at(x, above) != value || preview.at(x, below) != value) {
                out[at + i] = (phase + i & 7) < 4 ? 0xFF101010 : 0xFFFFFFFF;
            } else {
                out[at + i] = blend(out[at + i], preview.subtract() ? Palette.CLEARED : palette.proposed(value));
            }
        }
    }

    /** A premultiplied colour over an opaque pixel. */
    static int blend(int under, int over) {
        int keep = 256 - (over >>> 24) - (over >>> 31);
        int redBlue = (under & 0xFF00FF) * keep >>> 8 & 0xFF00FF;
        int green = (under & 0xFF00) * keep >>> 8 & 0xFF00;
        return 0xFF000000 | (over & 0xFFFFFF) + redBlue + green;
    }
}
