package limn.annotator.view;

import java.nio.IntBuffer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import limn.annotator.edit.Point;
import limn.annotator.format.Picture;
import org.jspecify.annotations.Nullable;

/** The whole picture, small, in the lower right corner, with a frame about what is in sight; a press or a drag moves the view there. */
final class Minimap extends Region {
    private static final double LONGER_SIDE = 150;
    private static final double MARGIN = 12;

    private final MaskCanvas owner;
    private final ImageView picture = new ImageView();
    private final Rectangle border = new Rectangle();
    private final Rectangle frame = new Rectangle();
    private @Nullable Pyramid shown;

    Minimap(MaskCanvas owner) {
        this.owner = owner;
        setManaged(false);
        setVisible(false);
        setId("minimap");
        picture.setManaged(false);
        border.setManaged(false);
        border.setFill(null);
        border.setStroke(Color.gray(0.1, 0.9));
        frame.setManaged(false);
        frame.setFill(Color.gray(1, 0.15));
        frame.setStroke(Color.WHITE);
        frame.setMouseTransparent(true);
        getChildren().addAll(picture, border, frame);
        addEventHandler(MouseEvent.ANY, e -> {
            if (e.getEventType() == MouseEvent.MOUSE_PRESSED || e.getEventType() == MouseEvent.MOUSE_DRAGGED) {
                go(e.getX(), e.getY());
            }
            e.consume();
        });
        owner.look().minimapProperty().addListener((o, was, is) -> place());
    }

    private void go(double x, double y) {
        Pyramid of = shown;
        if (of != null) {
            double scale = getWidth() / of.width();
            owner.look(new Sight(x / scale, y / scale, owner.zoomProperty().get()));
        }
    }

    /** Another picture is shown, or none. */
    void show(@Nullable Pyramid pyramid) {
        shown = pyramid;
        if (pyramid != null) {
            double scale = LONGER_SIDE / Math.max(pyramid.width(), pyramid.height());
            Picture level = pyramid.level(pyramid.levelFor(scale));
            var pixels = new PixelBuffer<>(level.width(), level.height(), IntBuffer.wrap(level.argb()),
                    PixelFormat.getIntArgbPreInstance());
            picture.setImage(new WritableImage(pixels));
            picture.setFitWidth(pyramid.width() * scale);
            picture.setFitHeight(pyramid.height() * scale);
            resize(picture.getFitWidth(), picture.getFitHeight());
            border.setWidth(getWidth());
            border.setHeight(getHeight());
        }
        place();
    }

    /** Whether all of the picture is in sight, but for a pixel at its edges that rounding takes. */
    private boolean isWhole(Pyramid of) {
        Point upper = owner.toView(0, 0);
        Point lower = owner.toView(of.width(), of.height());
        return upper.x() >= -1 && upper.y() >= -1 && lower.x() <= owner.getWidth() + 1
                && lower.y() <= owner.getHeight() + 1;
    }

    /** The view has moved or has another size. */
    void place() {
        Pyramid of = shown;
        Point from = owner.toImage(0, 0);
        Point to = owner.toImage(owner.getWidth(), owner.getHeight());
        boolean whole = of == null || isWhole(of);
        boolean room = owner.getWidth() > 3 * LONGER_SIDE && owner.getHeight() > 2 * LONGER_SIDE;
        setVisible(owner.look().minimapProperty().get() && !whole && room);
        if (of == null || whole) {
            return;
        }
        relocate(owner.getWidth() - getWidth() - MARGIN, owner.getHeight() - getHeight() - MARGIN);
        double scale = getWidth() / of.width();
        double x0 = Math.max(0, from.x() * scale);
        double y0 = Math.max(0, from.y() * scale);
        frame.setX(x0);
        frame.setY(y0);
        frame.setWidth(Math.max(2, Math.min(getWidth(), to.x() * scale) - x0));
        frame.setHeight(Math.max(2, Math.min(getHeight(), to.y() * scale) - y0));
    }
}
