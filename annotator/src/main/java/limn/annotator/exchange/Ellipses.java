package limn.annotator.exchange;

import limn.annotator.format.Reason.Kind;

/** Ellipses as pixels: those whose centre lies inside or on the border. */
final class Ellipses {
    private Ellipses() {}

    /**
     * Fills an ellipse. Coordinates count pixel edges.
     *
     * @param degrees by which it is turned clockwise around its centre
     */
    static void fill(double centreX, double centreY, double radiusX, double radiusY, double degrees,
            AreaPainter painter)
            throws UnreadableShape {
        double rx = Math.abs(radiusX);
        double ry = Math.abs(radiusY);
        if (!(Double.isFinite(centreX + centreY + rx + ry + degrees) && rx > 0 && ry > 0)) {
            throw new UnreadableShape(Kind.SHAPE_BROKEN);
        }
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double reach = Math.max(rx, ry);
        int y1 = (int) Math.clamp(Math.ceil(centreY + reach), 0, painter.height());
        int x1 = (int) Math.clamp(Math.ceil(centreX + reach), 0, painter.width());
        int x0 = (int) Math.clamp(Math.floor(centreX - reach), 0, painter.width());
        for (int y = (int) Math.clamp(Math.floor(centreY - reach), 0, painter.height()); y < y1; y++) {
            int from = -1;
            for (int x = x0; x <= x1; x++) {
                double dx = x + 0.5 - centreX;
                double dy = y + 0.5 - centreY;
                double u = (dx * cos + dy * sin) / rx;
                double v = (dy * cos - dx * sin) / ry;
                boolean inside = x < x1 && u * u + v * v <= 1;
                if (inside && from < 0) {
                    from = x;
                } else if (!inside && from >= 0) {
                    painter.span(y, from, x);
                    from = -1;
                }
            }
        }
    }
}
