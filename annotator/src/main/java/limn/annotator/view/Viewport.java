package limn.annotator.view;

import limn.annotator.edit.Point;
import limn.annotator.model.Region;

/**
 * Where the picture lies in the view: view = image * zoom + offset, all in device pixels. Immutable.
 *
 * @param zoom device pixels per image pixel
 * @param x device pixels from the left edge of the view to that of the picture
 * @param y device pixels from the upper edge of the view to that of the picture
 */
record Viewport(double zoom, double x, double y) {
    static final double LARGEST = 64;
    /** So many device pixels of the picture stay in sight however far it is dragged. */
    private static final double KEPT = 48;

    /** The whole picture in the middle of the view; never larger than eight times. */
    static Viewport fit(double viewWidth, double viewHeight, int width, int height) {
        double zoom = Math.min(8, Math.min(viewWidth / width, viewHeight / height));
        return new Viewport(zoom, (viewWidth - width * zoom) / 2, (viewHeight - height * zoom) / 2).rounded();
    }

    Point toImage(double viewX, double viewY) { return new Point((viewX - x) / zoom, (viewY - y) / zoom); }

    double toViewX(double imageX) { return imageX * zoom + x; }

    double toViewY(double imageY) { return imageY * zoom + y; }

    /** The image point under (viewX, viewY) stays there. */
    Viewport zoomedTo(double newZoom, double viewX, double viewY) {
        double ratio = newZoom / zoom;
        return new Viewport(newZoom, viewX - (viewX - x) * ratio, viewY - (viewY - y) * ratio);
    }

    Viewport pannedBy(double dx, double dy) { return new Viewport(zoom, x + dx, y + dy); }

    /** Nearest viewport that keeps some of the picture in sight. */
    Viewport kept(double viewWidth, double viewHeight, int width, int height) {
        double keptX = Math.min(KEPT, width * zoom / 2);
        double keptY = Math.min(KEPT, height * zoom / 2);
        return new Viewport(zoom, Math.clamp(x, keptX - width * zoom, Math.max(viewWidth, 1) - keptX),
                Math.clamp(y, keptY - height * zoom, Math.max(viewHeight, 1) - keptY));
    }

    Viewport rounded() { return new Viewport(zoom, Math.rint(x), Math.rint(y)); }

    /** The device pixels that show any of an image region, one more on each side for edges. */
    Region toView(Region image) {
        return Region.of((int) Math.floor(toViewX(image.x())) - 2, (int) Math.floor(toViewY(image.y())) - 2,
                (int) Math.ceil(toViewX(image.endX())) + 2, (int) Math.ceil(toViewY(image.endY())) + 2);
    }
}
