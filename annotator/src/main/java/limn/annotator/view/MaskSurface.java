package limn.annotator.view;

import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * One picture of the size of the view, in device pixels, that the compositor writes into. What becomes dirty between two pulses is
 * joined and composed once, in the layout of the pulse; a stroke costs the rectangle that it touched. JavaFX thread only.
 *
 * <p>Above four million device pixels a moving view is composed at half its resolution, and again at full when it rests.
 */
final class MaskSurface extends Region {
    private static final long COARSE_FROM = 4_000_000;

    private final ImageView view = new ImageView();
    private int[] pixels = {};
    private @Nullable PixelBuffer<IntBuffer> buffer;
    private int bufferWidth;
    private int bufferHeight;
    private int deviceWidth;
    private int deviceHeight;
    private boolean coarse;
    private Compositor.@Nullable Scene shown;
    private Viewport viewport = new Viewport(1, 0, 0);
    private limn.annotator.model.Region dirty = limn.annotator.model.Region.EMPTY;

    MaskSurface() {
        setManaged(false);
        view.setSmooth(false);
        view.setManaged(false);
        getChildren().add(view);
    }

    int deviceWidth() { return deviceWidth; }

    int deviceHeight() { return deviceHeight; }

    boolean isCoarse() { return coarse; }

    /** Fits the buffer to the view; keeps the old one where it is large enough. */
    void resizeTo(double width, double height, double scale) {
        int newWidth = Math.max(1, (int) Math.ceil(width * scale));
        int newHeight = Math.max(1, (int) Math.ceil(height * scale));
        resize(width, height);
        if (newWidth > bufferWidth || newHeight > bufferHeight || buffer == null) {
            bufferWidth = newWidth + 63 & ~63;
            bufferHeight = newHeight + 63 & ~63;
            pixels = new int[bufferWidth * bufferHeight];
            buffer = new PixelBuffer<>(bufferWidth, bufferHeight, IntBuffer.wrap(pixels),
                    PixelFormat.getIntArgbPreInstance());
            view.setImage(new WritableImage(buffer));
        }
        deviceWidth = newWidth;
        deviceHeight = newHeight;
        view.setFitWidth(newWidth / scale);
        view.setFitHeight(newHeight / scale);
        paintAll();
    }

    /** Shows a scene, or bare ground; everything is composed anew. */
    void show(Compositor.@Nullable Scene scene) {
        shown = scene;
        paintAll();
    }

    /** Shows a scene that differs only within a region of the image. */
    void change(Compositor.Scene scene, limn.annotator.model.Region imageRegion) {
        shown = scene;
        if (!imageRegion.isEmpty()) {
            mark(viewport.toView(imageRegion));
        }
    }

    /** Moves the view; {@code moving} while more moves are to be expected. */
    void setViewport(Viewport moved, boolean moving) {
        viewport = moved;
        coarse = moving && (long) deviceWidth * deviceHeight > COARSE_FROM;
        paintAll();
    }

    /** Full resolution again, if the last picture was a coarse one. */
    void refine() {
        if (coarse) {
            coarse = false;
            paintAll();
        }
    }

    private void paintAll() { mark(new limn.annotator.model.Region(0, 0, deviceWidth, deviceHeight)); }

    private void mark(limn.annotator.model.Region region) {
        dirty = dirty.union(region);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        PixelBuffer<IntBuffer> target = buffer;
        if (target == null || dirty.isEmpty()) {
            return;
        }
        int divide = coarse ? 2 : 1;
        int width = (deviceWidth + divide - 1) / divide;
        int height = (deviceHeight + divide - 1) / divide;
        var part = new limn.annotator.model.Region(0, 0, width, height);
        if (!coarse) {
            part = part.intersect(dirty);
        }
        dirty = limn.annotator.model.Region.EMPTY;
        compose(part, divide);
        var changed = new Rectangle2D(part.x(), part.y(), part.width(), part.height());
        view.setViewport(new Rectangle2D(0, 0, width, height));
        target.updateBuffer(b -> changed);
    }

    private void compose(limn.annotator.model.Region part, int divide) {
        Compositor.Scene scene = shown;
        if (scene == null) {
            for (int y = part.y(); y < part.endY(); y++) {
                int row = y * bufferWidth;
                java.util.Arrays.fill(pixels, row + part.x(), row + part.endX(), Compositor.GROUND);
            }
            return;
        }
        var place = new Viewport(viewport.zoom() / divide, viewport.x() / divide, viewport.y() / divide);
        Compositor.compose(scene, place, pixels, bufferWidth, part);
    }
}
