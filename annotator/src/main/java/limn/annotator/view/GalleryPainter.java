package limn.annotator.view;

import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ReviewState;
import limn.annotator.model.TagState;
import org.jspecify.annotations.Nullable;

/** Paints one cell of the gallery: picture, state, name and tags. */
final class GalleryPainter {
    private static final Color GROUND = Color.rgb(0x6B, 0x6B, 0x6B);
    private static final double CHIP = 15;
    private static final Font NAME = Font.font(12);
    private static final Font KEY = Font.font(10);

    private final GraphicsContext g;
    private final GalleryColours colours;
    private final ClassCatalog classes;
    private final GalleryLayout layout;

    GalleryPainter(GraphicsContext g, GalleryColours colours, ClassCatalog classes, GalleryLayout layout) {
        this.g = g;
        this.colours = colours;
        this.classes = classes;
        this.layout = layout;
        g.setFontSmoothingType(FontSmoothingType.GRAY);
        g.setTextBaseline(VPos.CENTER);
    }

    /** Where a cell is drawn and how. @param focused whether keys go to this cell */
    record Cell(double x, double y, boolean selected, boolean focused) {}

    /**
     * @param picture the small picture, empty if it cannot be read, null if it has not come yet
     * @param mask what lies over it, the same way
     */
    void paint(GalleryItem item, Cell cell, @Nullable Optional<Image> picture, @Nullable Optional<Image> mask) {
        double w = layout.tile();
        double h = layout.pictureHeight();
        double x = cell.x();
        double y = cell.y();
        if (cell.selected()) {
            g.setFill(colours.accent().deriveColor(0, 1, 1, 0.22));
            g.fillRoundRect(x - 5, y - 5, w + 10, layout.cellHeight() + 8, 10, 10);
        }
        g.setFill(GROUND);
        g.fillRect(x, y, w, h);
        if (picture != null) {
            picture.ifPresentOrElse(p -> fit(p, x, y), () -> unreadable(x, y));
        }
        if (mask != null) {
            mask.ifPresent(m -> fit(m, x, y));
        }
        state(item.item().state(), x, y);
        masked(item, x, y + h);
        name(item, x, y + h + 11);
        chips(item, x, y + h + 22);
        if (cell.selected() || cell.focused()) {
            g.setStroke(cell.focused() ? colours.accent() : colours.accent().deriveColor(0, 1, 1, 0.7));
            g.setLineWidth(cell.focused() ? 2 : 1);
            double inset = cell.focused() ? 5 : 5.5;
            g.strokeRoundRect(x - inset, y - inset, w + 2 * inset, layout.cellHeight() + 2 * inset - 2, 10, 10);
        }
    }

    private void fit(Image picture, double x, double y) {
        if (picture.getWidth() > 0) {
            double w = layout.tile();
            double h = layout.pictureHeight();
            double scale = Math.min(w / picture.getWidth(), h / picture.getHeight());
            double pw = Math.rint(picture.getWidth() * scale);
            double ph = Math.rint(picture.getHeight() * scale);
            g.drawImage(picture, x + Math.floor((w - pw) / 2), y + Math.floor((h - ph) / 2), pw, ph);
        }
    }

    /** A frame struck through: the file cannot be read. */
    private void unreadable(double x, double y) {
        double cx = x + layout.tile() / 2;
        double cy = y + layout.pictureHeight() / 2;
        g.setStroke(Color.gray(1, 0.55));
        g.setLineWidth(1.5);
        g.strokeRoundRect(cx - 14, cy - 10, 28, 20, 3, 3);
        g.strokeLine(cx - 18, cy + 14, cx + 18, cy - 14);
    }

    /** The rectangle that is being dragged. @param top how far the view is scrolled */
    void box(GalleryLayout.Box box, double top) {
        double y = box.top() - top;
        g.setFill(colours.accent().deriveColor(0, 1, 1, 0.12));
        g.fillRect(box.left(), y, box.right() - box.left(), box.bottom() - box.top());
        g.setStroke(colours.accent());
        g.setLineWidth(1);
        g.strokeRect(Math.rint(box.left()) + 0.5, Math.rint(y) + 0.5, box.right() - box.left(),
                box.bottom() - box.top());
    }

    /** A corner mark: half a disc for in work, a tick for done, a broken tick for accepted, a flag for flagged; nothing for new. */
    private void state(ReviewState state, double x, double y) {
        if (state == ReviewState.NEW) {
            return;
        }
        double cx = x + layout.tile() - 14;
        double cy = y + 14;
        g.setFill(Color.gray(0.08, 0.75));
        g.fillOval(cx - 9, cy - 9, 18, 18);
        g.setStroke(Color.WHITE);
        g.setFill(Color.WHITE);
        g.setLineWidth(2);
        switch (state) {
            case IN_WORK -> {
                g.setLineWidth(1.5);
                g.strokeOval(cx - 5, cy - 5, 10, 10);
                g.fillArc(cx - 5, cy - 5, 10, 10, 90, 180, javafx.scene.shape.ArcType.ROUND);
            }
            case DONE -> g.strokePolyline(new double[]{cx - 5, cx - 1.5, cx + 5}, new double[]{cy, cy + 4, cy - 4}, 3);
            case ACCEPTED -> {
                g.setLineDashes(2.5, 2);
                g.strokePolyline(new double[]{cx - 5, cx - 1.5, cx + 5}, new double[]{cy, cy + 4, cy - 4}, 3);
                g.setLineDashes();
            }
            case FLAGGED -> {
                g.strokeLine(cx - 4, cy - 6, cx - 4, cy + 6);
                g.fillPolygon(new double[]{cx - 4, cx + 6, cx - 4}, new double[]{cy - 6, cy - 2.5, cy + 1}, 3);
            }
            case NEW -> {
            }
        }
    }

    /** A bar along the lower edge of the picture: how much of it is labelled. */
    private void masked(GalleryItem item, double x, double bottom) {
        if (item.masked()) {
            double share = item.labelledShare() < 0 ? 1 : Math.clamp(item.labelledShare(), 0.02, 1);
            g.setFill(Color.gray(0.08, 0.7));
            g.fillRect(x, bottom - 5, layout.tile(), 5);
            g.setFill(Color.gray(1, 0.92));
            g.fillRect(x + 1, bottom - 4, Math.rint((layout.tile() - 2) * share), 3);
        }
    }

    private void name(GalleryItem item, double x, double y) {
        g.setFont(NAME);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(colours.text());
        g.fillText(Ellipsis.middle(item.item().name(), NAME, layout.tile()), x, y);
    }

    private void chips(GalleryItem item, double x, double y) {
        double at = x;
        double end = x + layout.tile();
        int hidden = 0;
        for (int c = 0; c < Math.min(classes.size(), item.tags().classCount()); c++) {
            TagState state = item.tags().of(c);
            boolean suggested = state == TagState.UNKNOWN && item.suggested().contains(c);
            if (state == TagState.UNKNOWN && !suggested) {
                continue;
            }
            if (hidden > 0 || at + CHIP > end - 20) { // room for how many are hidden
                hidden++;
                continue;
            }
            chip(c, state, at, y);
            at += CHIP + 5;
        }
        if (hidden > 0) {
            g.setFill(colours.detail());
            g.setFont(KEY);
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText("+" + hidden, end, y + CHIP / 2);
        }
        if (at == x) {
            g.setStroke(colours.detail());
            g.setLineWidth(1);
            g.strokeLine(x, y + CHIP / 2, x + 10, y + CHIP / 2);
        }
    }

    /** Present is filled, absent faint and struck through, a suggestion only outlined in dashes; the key stands in it. */
    private void chip(int c, TagState state, double x, double y) {
        int rgb = classes.get(c).rgb();
        Color colour = Color.rgb(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
        String key = classes.get(c).key().isEmpty() && c < 9 ? String.valueOf(c + 1) : classes.get(c).key();
        g.setFont(KEY);
        g.setTextAlign(TextAlignment.CENTER);
        g.setLineWidth(1);
        switch (state) {
            case PRESENT -> {
                g.setFill(colour);
                g.fillRoundRect(x, y, CHIP, CHIP, 4, 4);
                g.setFill(isLight(colour) ? Color.gray(0.05) : Color.WHITE);
                g.fillText(key, x + CHIP / 2, y + CHIP / 2 + 0.5);
            }
            case ABSENT -> {
                g.setFill(colour.deriveColor(0, 1, 1, 0.28));
                g.fillRoundRect(x, y, CHIP, CHIP, 4, 4);
                g.setFill(colours.detail());
                g.fillText(key, x + CHIP / 2, y + CHIP / 2 + 0.5);
                g.setStroke(colours.text());
                g.setLineWidth(1.25);
                g.strokeLine(x - 1, y + CHIP - 1, x + CHIP + 1, y + 1);
            }
            case UNKNOWN -> {
                g.setStroke(colour);
                g.setLineWidth(1.5);
                g.setLineDashes(3, 2);
                g.strokeRoundRect(x + 1, y + 1, CHIP - 2, CHIP - 2, 4, 4);
                g.setLineDashes();
                g.setFill(colours.detail());
                g.fillText(key, x + CHIP / 2, y + CHIP / 2 + 0.5);
            }
        }
    }

    /** Whether dark letters read better on a colour, by its relative luminance (WCAG 2.2). */
    static boolean isLight(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue()) > 0.179;
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
