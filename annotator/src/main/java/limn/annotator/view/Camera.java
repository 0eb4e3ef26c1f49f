package limn.annotator.view;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import limn.annotator.edit.Point;
import limn.annotator.model.Region;

/**
 * Where a canvas looks: keeps the {@link Viewport} within bounds while it is moved, zoomed and resized. Speaks in pixels of the
 * control, which are {@code outputScale} device pixels each. Mutable, JavaFX thread only.
 */
final class Camera {
    /** Is told where to look. */
    interface Listener { void moved(Viewport viewport, boolean moving); }

    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(this, "zoom", 1);
    private final ReadOnlyObjectWrapper<Sight> sight = new ReadOnlyObjectWrapper<>(this, "sight", new Sight(0, 0, 1));
    private final Listener listener;
    private Viewport viewport = new Viewport(1, 0, 0);
    private boolean fitted = true;
    private double outputScale = 1;
    private double width;
    private double height;
    private int pictureWidth;
    private int pictureHeight;

    Camera(Listener listener) { this.listener = listener; }

    /** Device pixels per pixel of the picture. */
    ReadOnlyDoubleProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    /** What is in the middle of the view, and how large. */
    ReadOnlyObjectProperty<Sight> sightProperty() {
        return sight.getReadOnlyProperty();
    }

    /** Looks at something; keeps it within bounds. */
    void look(Sight wanted) {
        if (!isBlind() && !sight.get().isNear(wanted)) {
            fitted = false;
            double to = wanted.zoom();
            move(kept(new Viewport(to, width * outputScale / 2 - wanted.x() * to,
                    height * outputScale / 2 - wanted.y() * to)), true);
        }
    }

    double outputScale() { return outputScale; }

    Viewport viewport() { return viewport; }

    /** Another picture is looked at, or none if it has no pixels; it is fitted to the view. */
    void lookAt(int newPictureWidth, int newPictureHeight) {
        pictureWidth = newPictureWidth;
        pictureHeight = newPictureHeight;
        fit();
    }

    private boolean isBlind() { return pictureWidth == 0; }

    /** The view has another size. What is in its middle stays there, or the whole picture in sight. */
    void resize(double newWidth, double newHeight, double scale) {
        double ratio = scale / outputScale;
        double dx = (newWidth - width) * scale / 2;
        double dy = (newHeight - height) * scale / 2;
        outputScale = scale;
        width = newWidth;
        height = newHeight;
        if (fitted) {
            fit();
        } else {
            move(kept(new Viewport(viewport.zoom() * ratio, viewport.x() * ratio + dx, viewport.y() * ratio + dy)),
                    false);
        }
    }

    void fit() {
        fitted = true;
        if (!isBlind() && width > 0 && height > 0) {
            move(fitting(), false);
        }
    }

    private Viewport fitting() {
        return Viewport.fit(width * outputScale, height * outputScale, pictureWidth, pictureHeight);
    }

    void zoomBy(double factor) { zoomAt(width / 2, height / 2, factor); }

    void zoomAt(double x, double y, double factor) {
        if (isBlind()) {
            return;
        }
        fitted = false;
        double smallest = Math.min(fitting().zoom() / 4, viewport.zoom());
        double to = Math.clamp(viewport.zoom() * factor, smallest, Viewport.LARGEST);
        move(kept(viewport.zoomedTo(to, x * outputScale, y * outputScale)), true);
    }

    void panBy(double dx, double dy) {
        if (!isBlind()) {
            fitted = false;
            move(kept(viewport.pannedBy(dx * outputScale, dy * outputScale)), true);
        }
    }

    private Viewport kept(Viewport wanted) {
        return isBlind()
                ? wanted
                : wanted.kept(width * outputScale, height * outputScale, pictureWidth, pictureHeight);
    }

    private void move(Viewport moved, boolean moving) {
        viewport = moved;
        zoom.set(moved.zoom());
        listener.moved(moved, moving);
        Point middle = toImage(width / 2, height / 2);
        sight.set(new Sight(middle.x(), middle.y(), moved.zoom()));
    }

    Point toImage(double x, double y) { return viewport.toImage(x * outputScale, y * outputScale); }

    Point toView(double imageX, double imageY) {
        return new Point(viewport.toViewX(imageX) / outputScale, viewport.toViewY(imageY) / outputScale);
    }

    /** The part of the picture that is in the view; empty while nothing is looked at. */
    Region seen() {
        Point from = toImage(0, 0);
        Point to = toImage(width, height);
        return Region.of((int) Math.floor(from.x()), (int) Math.floor(from.y()), (int) Math.ceil(to.x()),
                (int) Math.ceil(to.y())).intersect(new Region(0, 0, pictureWidth, pictureHeight));
    }

    /** Control pixels per pixel of the picture. */
    double scale() { return viewport.zoom() / outputScale; }
}
