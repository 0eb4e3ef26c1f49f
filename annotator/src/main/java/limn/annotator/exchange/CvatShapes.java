package limn.annotator.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import limn.annotator.format.Reason;

/** The shapes of CVAT that have an area. */
final class CvatShapes {
    /** Kinds of shapes, by the names of their elements. */
    enum Kind {
        MASK, POLYGON, BOX, ELLIPSE;

        static Optional<Kind> of(String element) {
            return Arrays.stream(values()).filter(k -> k.name().toLowerCase(Locale.ROOT).equals(element)).findFirst();
        }
    }

    private CvatShapes() {}

    static void draw(Kind kind, Map<String, String> shape, AreaPainter painter) throws UnreadableShape {
        switch (kind) {
            case MASK -> mask(shape, painter);
            case POLYGON -> Raster.fill(List.of(points(shape.getOrDefault("points", ""))), painter.width(),
                    painter.height(), painter);
            case BOX -> box(shape, painter);
            case ELLIPSE -> Ellipses.fill(number(shape, "cx"), number(shape, "cy"), number(shape, "rx"),
                    number(shape, "ry"), shape.containsKey("rotation") ? number(shape, "rotation") : 0, painter);
        }
    }

    /** Runs of 0 and 1 by turns, beginning with 0, row by row in a box. */
    private static void mask(Map<String, String> shape, AreaPainter painter) throws UnreadableShape {
        int left = whole(shape, "left");
        int top = whole(shape, "top");
        int width = whole(shape, "width");
        int height = whole(shape, "height");
        if (left < 0 || top < 0 || width < 1 || height < 1 || (long) left + width > painter.width()
                || (long) top + height > painter.height()) {
            throw new UnreadableShape(Reason.Kind.SHAPE_BROKEN);
        }
        String[] words = shape.getOrDefault("rle", "").split(",");
        long pixels = (long) width * height;
        long sum = 0;
        var runs = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            runs[i] = run(words[i].strip());
            sum += runs[i];
        }
        if (sum != pixels) {
            throw new UnreadableShape(Reason.Kind.RUNS_SUM, sum, pixels);
        }
        long p = 0;
        for (int i = 0; i < runs.length; i++) {
            long end = p + runs[i];
            while (i % 2 == 1 && p < end) {
                int y = (int) (p / width);
                int x = (int) (p % width);
                int n = (int) Math.min(end - p, width - x);
                painter.span(top + y, left + x, left + x + n);
                p += n;
            }
            p = end;
        }
    }

    private static long run(String word) throws UnreadableShape {
        if (!word.matches("\\d{1,10}")) {
            throw new UnreadableShape(Reason.Kind.RUNS_BROKEN);
        }
        return Long.parseLong(word);
    }

    private static void box(Map<String, String> shape, AreaPainter painter) throws UnreadableShape {
        double x0 = number(shape, "xtl");
        double y0 = number(shape, "ytl");
        double x1 = number(shape, "xbr");
        double y1 = number(shape, "ybr");
        double turn = Math.toRadians(shape.containsKey("rotation") ? number(shape, "rotation") : 0);
        double[] corners = {x0, y0, x1, y0, x1, y1, x0, y1};
        double cx = (x0 + x1) / 2;
        double cy = (y0 + y1) / 2;
        for (int i = 0; turn != 0 && i < corners.length; i += 2) {
            double dx = corners[i] - cx;
            double dy = corners[i + 1] - cy;
            corners[i] = cx + dx * Math.cos(turn) - dy * Math.sin(turn);
            corners[i + 1] = cy + dx * Math.sin(turn) + dy * Math.cos(turn);
        }
        Raster.fill(List.of(corners), painter.width(), painter.height(), painter);
    }

    private static double[] points(String text) throws UnreadableShape {
        String[] words = text.split("[,;]");
        var points = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            points[i] = number(words[i]);
        }
        return points;
    }

    private static double number(Map<String, String> shape, String name) throws UnreadableShape {
        return number(shape.getOrDefault(name, ""));
    }

    private static double number(String word) throws UnreadableShape {
        try {
            return Double.parseDouble(word.strip());
        } catch (NumberFormatException e) {
            throw new UnreadableShape(Reason.Kind.SHAPE_BROKEN);
        }
    }

    /** A whole number; 0 where there is none. */
    static int whole(Map<String, String> shape, String name) {
        String word = shape.getOrDefault(name, "").strip();
        return word.matches("-?\\d{1,9}") ? Integer.parseInt(word) : 0;
    }
}
