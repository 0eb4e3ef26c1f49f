package limn.annotator.exchange;

import java.util.List;
import limn.annotator.format.Reason.Kind;
import tools.jackson.databind.JsonNode;

/** The shapes of Label Studio; their numbers are hundredths of the width and height of the image. */
final class StudioShapes {
    private StudioShapes() {}

    static void draw(JsonNode value, AreaPainter painter) throws UnreadableShape {
        if (value.has("rle")) {
            StudioRle.fill(bytes(value.path("rle")), painter);
        } else if (value.has("points")) {
            double[] ring = Json.points(value.path("points"));
            for (int i = 0; i < ring.length; i++) {
                ring[i] *= (i % 2 == 0 ? painter.width() : painter.height()) / 100.0;
            }
            Raster.fill(List.of(ring), painter.width(), painter.height(), painter);
        } else if (value.has("radiusX")) {
            Ellipses.fill(x(value, "x", painter), y(value, "y", painter), x(value, "radiusX", painter),
                    y(value, "radiusY", painter), value.path("rotation").asDouble(0), painter);
        } else if (value.has("width")) {
            box(value, painter);
        } else {
            throw new UnreadableShape(Kind.SHAPE_WITHOUT_AREA, String.join(",", value.propertyNames()));
        }
    }

    /** A box turned around its upper left corner. */
    private static void box(JsonNode value, AreaPainter painter) throws UnreadableShape {
        double x = x(value, "x", painter);
        double y = y(value, "y", painter);
        double w = x(value, "width", painter);
        double h = y(value, "height", painter);
        double turn = Math.toRadians(value.path("rotation").asDouble(0));
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        Raster.fill(List.of(new double[]{x, y, x + w * cos, y + w * sin, x + w * cos - h * sin, y + w * sin + h * cos,
                x - h * sin, y + h * cos}), painter.width(), painter.height(), painter);
    }

    private static double x(JsonNode value, String name, AreaPainter painter) throws UnreadableShape {
        return Json.finite(value.path(name)) * painter.width() / 100;
    }

    private static double y(JsonNode value, String name, AreaPainter painter) throws UnreadableShape {
        return Json.finite(value.path(name)) * painter.height() / 100;
    }

    private static byte[] bytes(JsonNode numbers) throws UnreadableShape {
        var bytes = new byte[numbers.size()];
        for (int i = 0; i < bytes.length; i++) {
            if (!numbers.get(i).isIntegralNumber() || numbers.get(i).asInt(-1) < 0 || numbers.get(i).asInt(-1) > 255) {
                throw new UnreadableShape(Kind.RUNS_BROKEN);
            }
            bytes[i] = (byte) numbers.get(i).asInt();
        }
        return bytes;
    }
}
