package limn.annotator.view;

import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import javafx.util.Duration;
import limn.annotator.edit.ChangeKind;
import limn.annotator.edit.PaintRule;
import limn.annotator.edit.Point;
import limn.annotator.format.Picture;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.Mask;
import org.jspecify.annotations.Nullable;

/**
 * A picture with its mask, to look at and to paint on. Holds no project: a finished change is handed to {@link #setOnCommit}, and
 * what comes back from history is handed in by {@link #setMask}. JavaFX thread only.
 *
 * <p>A stroke is begun, extended and then committed (button released, focus lost) or abandoned (Escape). Polygons and fills are
 * computed on another thread; until they are done no other gesture begins.
 */
public final class MaskCanvas extends Region {
    private static final double LARGEST_RADIUS = 2000;

    private final CanvasLook look = new CanvasLook();
    private final MaskSurface surface = new MaskSurface();
    private final PenOverlay overlay;
    private final ScaleOverlay scales;
    private final Minimap minimap;
    private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(this, "tool", Tool.BRUSH);
    private final IntegerProperty active = new SimpleIntegerProperty(this, "active", 0);
    private final DoubleProperty brushRadius = new SimpleDoubleProperty(this, "brushRadius", 24);
    private final BooleanProperty readOnly = new SimpleBooleanProperty(this, "readOnly", false);
    private final ObjectProperty<PaintRule> paintRule = new SimpleObjectProperty<>(this, "paintRule", PaintRule.NONE);
    private final CanvasEdits edits = new CanvasEdits(this);
    private final ShapeEdits shapes = new ShapeEdits(this);
    private final Previews previews = new Previews(this);
    private final Gestures gestures = new Gestures(this);
    private final CanvasActions actions;
    private final Camera camera = new Camera(this::moved);
    private final ReadOnlyObjectWrapper<@Nullable Point> imagePoint = new ReadOnlyObjectWrapper<>(this, "imagePoint");
    private final ReadOnlyObjectWrapper<@Nullable Mask> mask = new ReadOnlyObjectWrapper<>(this, "mask");
    private final PauseTransition rest = new PauseTransition(Duration.millis(120));

    /** Moves to another screen change the device pixels of the view. */
    private final ObservableValue<Number> outputScales = sceneProperty().flatMap(Scene::windowProperty)
            .flatMap(Window::outputScaleXProperty);

    private @Nullable Pyramid pyramid;
    private ClassCatalog classes = ClassCatalog.empty();
    private Palette palette = Palette.of(classes, 0.5);
    private @Nullable ToneTable tone;
    private byte @Nullable [] suggestion;

    /** @param texts words for the keys of {@link ViewTexts} */
    public MaskCanvas(Function<String, String> texts) {
        overlay = new PenOverlay(this, texts);
        scales = new ScaleOverlay(this);
        minimap = new Minimap(this);
        getStyleClass().add("mask-canvas");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(texts.apply("view.canvas.accessible"));
        setFocusTraversable(true);
        getChildren().addAll(surface, scales, overlay, minimap);
        setMinSize(64, 64);
        setPrefSize(640, 480);
        look.opacityProperty().addListener((o, was, is) -> repaint());
        look.patternedProperty().addListener((o, was, is) -> repaint());
        look.peekingProperty().addListener((o, was, is) -> showScene());
        look.outlineProperty().addListener((o, was, is) -> showScene());
        look.toneProperty().addListener((o, was, is) -> {
            tone = is.isNeutral() ? null : new ToneTable(is);
            showScene();
        });
        tool.addListener((o, was, is) -> {
            previews.settle();
            gestures.of(was).leave();
            overlay.draw();
        });
        active.addListener((o, was, is) -> overlay.draw());
        brushRadius.addListener((o, was, is) -> overlay.draw());
        focusedProperty().addListener((o, was, is) -> {
            if (!is) {
                gesture().focusLost();
                look.peekingProperty().set(false);
            }
        });
        outputScales.addListener((o, was, is) -> requestLayout());
        rest.setOnFinished(e -> surface.refine());
        var input = new CanvasInput(this);
        actions = new CanvasActions(this, input);
        input.install();
    }

    /**
     * Ends what is going on and runs something when all that was finished is in the mask and told: a stroke in the making, a fill that is
     * being computed, a cut that was accepted. At once if nothing is computed.
     */
    public void settle(Runnable then) { new Settling(edits, previews).then(then); }

    /** Shows a picture with its mask; builds the smaller levels here, which takes a second for very large pictures. */
    public void show(Picture picture, Mask shownMask, ClassCatalog catalog) {
        show(Pyramid.build(picture), shownMask, catalog);
    }

    /** Shows a picture, fitted to the view. A stroke in the making is committed first. */
    public void show(Pyramid picture, Mask shownMask, ClassCatalog catalog) {
        if (picture.width() != shownMask.width() || picture.height() != shownMask.height()) {
            throw new IllegalArgumentException("mask is " + shownMask.width() + " x " + shownMask.height()
                    + " but the picture is " + picture.width() + " x " + picture.height());
        }
        forget();
        pyramid = picture;
        mask.set(shownMask);
        classes = catalog;
        palette = palette();
        camera.lookAt(picture.width(), picture.height());
        minimap.show(picture);
        showScene();
    }

    /** Brings the pixels of a picture that is shown coarse; sight, mask and a stroke in the making stay. */
    public void sharpen(Pyramid whole) {
        pyramid = whole;
        minimap.show(whole);
        showScene();
    }

    /** Whether each pixel of the picture is there; what looks at pixels does nothing before. */
    public boolean isSharp() {
        return pyramid != null && pyramid.isWhole();
    }

    /** Shows nothing. A stroke in the making is committed first. */
    public void clear() {
        forget();
        pyramid = null;
        mask.set(null);
        camera.lookAt(0, 0);
        minimap.show(null);
        showScene();
    }

    private void forget() {
        gesture().leave();
        edits.leave();
        previews.drop();
        suggestion = null;
    }

    /** How the picture and its mask are shown. */
    public CanvasLook look() { return look; }

    /** What is in the middle of the view, and how large; follows panning, zooming and resizing. */
    public ReadOnlyObjectProperty<Sight> sightProperty() {
        return camera.sightProperty();
    }

    /** Looks at something, as far as some of the picture stays in sight. */
    public void look(Sight wanted) {
        camera.look(wanted);
    }

    /** What keys, menus and buttons can ask for. */
    public CanvasActions actions() { return actions; }

    /** Changes of the shape of what is labelled. */
    public ShapeEdits shapes() { return shapes; }

    /** Takes over other names and colours. */
    public void setClasses(ClassCatalog catalog) {
        paintRule.set(paintRule.get().renumbered(classes, catalog));
        actions.renumber(classes, catalog);
        classes = catalog;
        palette = palette();
        showScene();
        overlay.draw();
    }

    public ClassCatalog classes() { return classes; }

    /** Replaces the mask, as undo does; only what differs is painted. A stroke in the making is abandoned. */
    public void setMask(Mask changed) {
        edits.forgetStroke();
        Mask now = mask.get();
        if (pyramid == null || now == null) {
            throw new IllegalStateException("no picture is shown");
        }
        showMask(changed, now.difference(changed));
    }

    /** The mask as seen, with a stroke in the making: changes with every pulse of it. Null while nothing is shown. */
    public @Nullable Mask mask() {
        return mask.get();
    }

    public ReadOnlyObjectProperty<@Nullable Mask> maskProperty() { return mask.getReadOnlyProperty(); }

    /**
     * What a network suggests, drawn as stripes with an outline and only where nobody has decided.
     *
     * @param labels width * height values as in a mask, or null for none; not copied
     */
    public void setSuggestion(byte @Nullable [] labels) {
        Mask now = mask.get();
        if (labels != null && now != null && labels.length != now.width() * now.height()) {
            throw new IllegalArgumentException("expected " + now.width() * now.height() + " labels but got "
                    + labels.length);
        }
        suggestion = labels;
        showScene();
    }

    /** Is told of each finished change: what it was, and the mask with it. */
    public void setOnCommit(BiConsumer<ChangeKind, Mask> listener) {
        edits.setOnCommit(listener);
    }

    public ObjectProperty<Tool> toolProperty() { return tool; }

    public void setTool(Tool chosen) { tool.set(chosen); }

    public Tool getTool() { return tool.get(); }

    /** The value that the pen leaves: a class index, {@link Mask#UNLABELLED} or {@link Mask#VOID}. */
    public IntegerProperty activeProperty() {
        return active;
    }

    public void setActive(int value) { active.set(value); }

    public int getActive() { return active.get(); }

    /** Radius of brush and eraser, image pixels. */
    public DoubleProperty brushRadiusProperty() { return brushRadius; }

    /** Sets the radius to the nearest of 0.5..2000. */
    public void setBrushRadius(double radius) {
        brushRadius.set(Math.clamp(radius, 0.5, LARGEST_RADIUS));
    }

    public double getBrushRadius() { return brushRadius.get(); }

    private Palette palette() {
        return Palette.of(classes, look.opacityProperty().get(), look.patternedProperty().get());
    }

    private void repaint() {
        palette = palette();
        showScene();
    }

    /** Whether gestures leave the mask as it is. */
    public BooleanProperty readOnlyProperty() { return readOnly; }

    /** Which pixels the tools may change; holds for strokes and computations that begin from now on. */
    public ObjectProperty<PaintRule> paintRuleProperty() {
        return paintRule;
    }

    PaintRule paintRule() { return paintRule.get(); }

    /** Whether a polygon or a fill is being computed. */
    public ReadOnlyBooleanProperty busyProperty() {
        return edits.busy().getReadOnlyProperty();
    }

    /** Device pixels per image pixel; 1 is pixel for pixel. */
    public ReadOnlyDoubleProperty zoomProperty() {
        return camera.zoomProperty();
    }

    /** The point of the picture under the pointer; null outside of it. */
    public ReadOnlyObjectProperty<@Nullable Point> imagePointProperty() {
        return imagePoint.getReadOnlyProperty();
    }

    /** Shows the whole picture, and goes on doing so when the view changes its size. */
    public void fit() {
        camera.fit();
    }

    /** Zooms by a factor about the middle of the view. */
    public void zoomBy(double factor) { camera.zoomBy(factor); }

    /** Zooms by a factor; the point of the picture at (x, y) of this control stays where it is. */
    public void zoomAt(double x, double y, double factor) {
        camera.zoomAt(x, y, factor);
    }

    /** Moves the picture by so many pixels of this control. */
    public void panBy(double dx, double dy) {
        camera.panBy(dx, dy);
    }

    private void moved(Viewport viewport, boolean moving) {
        surface.setViewport(viewport, moving);
        if (surface.isCoarse()) {
            rest.playFromStart();
        }
        overlay.draw();
        scales.requestLayout();
        minimap.place();
    }

    /** The image point at a place of this control. */
    public Point toImage(double x, double y) {
        return camera.toImage(x, y);
    }

    /** The place in this control of an image point. */
    public Point toView(double imageX, double imageY) {
        return camera.toView(imageX, imageY);
    }

    /** The part of the picture that is on the screen; empty while nothing is shown. */
    limn.annotator.model.Region seen() {
        return camera.seen();
    }

    /** Control pixels per image pixel. */
    double scale() { return camera.scale(); }

    boolean isCoarse() { return surface.isCoarse(); }

    PenOverlay overlay() { return overlay; }

    /** What is under the mask, at full size; null while it is not there. */
    @Nullable
    Picture picture() { return pyramid != null && pyramid.isWhole() ? pyramid.level(0) : null; }

    Gesture gesture() { return gestures.of(tool.get()); }

    Previews previews() { return previews; }

    boolean isShowing() { return pyramid != null; }

    /** Whether a gesture may change the mask now. */
    boolean isEditable() {
        return pyramid != null && !readOnly.get() && !edits.busy().get();
    }

    void pointAt(@Nullable Point point) {
        Mask now = mask.get();
        boolean inside = point != null && now != null && point.x() >= 0 && point.y() >= 0 && point.x() < now.width()
                && point.y() < now.height();
        imagePoint.set(inside ? point : null);
    }

    CanvasEdits edits() { return edits; }

    /** Shows a mask that differs from the one before only within a region. */
    void showMask(Mask changed, limn.annotator.model.Region differs) {
        mask.set(changed);
        showAgain(differs);
    }

    /** Paints a region of the picture anew. */
    void showAgain(limn.annotator.model.Region region) {
        Compositor.Scene scene = scene();
        if (scene != null) {
            surface.change(scene, region);
        }
    }

    private void showScene() { surface.show(scene()); }

    private Compositor.@Nullable Scene scene() {
        Pyramid picture = pyramid;
        Mask now = mask.get();
        return picture == null || now == null
                ? null
                : new Compositor.Scene(picture, now, suggestion, previews.current(), new Compositor.Style(palette,
                        !look.peekingProperty().get(), look.outlineProperty().get(), tone));
    }

    @Override
    protected void layoutChildren() {
        Window window = getScene() == null ? null : getScene().getWindow();
        double scale = window == null ? 1 : window.getOutputScaleX();
        if (surface.getWidth() != getWidth() || surface.getHeight() != getHeight() || scale != camera.outputScale()) {
            surface.resizeTo(getWidth(), getHeight(), scale);
            overlay.resizeTo(getWidth(), getHeight());
            scales.resizeTo(getWidth(), getHeight());
            camera.resize(getWidth(), getHeight(), scale);
        }
        edits.paint();
    }
}
