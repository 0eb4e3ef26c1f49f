package limn.annotator.view;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a project in rows, as many as there are: only those in sight are drawn, all into one canvas. One or many can be
 * selected, by mouse and by keys, and be tagged by digits. Holds no project: tags are changed by who listens to
 * {@link #setOnTagKey}. JavaFX thread only.
 */
public final class Gallery extends Region {
    private static final long THUMBNAIL_BYTES = 96L << 20;
    private static final StyleablePropertyFactory<Gallery> CSS = new StyleablePropertyFactory<>(
            Region.getClassCssMetaData());

    private final StyleableProperty<Color> surface = colour("-limn-surface", Color.WHITE);
    private final StyleableProperty<Color> raised = colour("-limn-raised", Color.gray(0.95));
    private final StyleableProperty<Color> text = colour("-limn-text", Color.gray(0.1));
    private final StyleableProperty<Color> detail = colour("-limn-detail", Color.gray(0.4));
    private final StyleableProperty<Color> line = colour("-limn-line", Color.gray(0.7));
    private final StyleableProperty<Color> accent = colour("-limn-accent", Color.rgb(9, 105, 218));

    private final Canvas canvas = new Canvas();
    private final ScrollBar scroll = new ScrollBar();
    private final DoubleProperty tileSize = new SimpleDoubleProperty(this, "tileSize", 168);
    private final GallerySelection selection = new GallerySelection();
    private final ThumbnailCache thumbnails = new ThumbnailCache(THUMBNAIL_BYTES, this::requestLayout);
    private final GalleryInput input;
    private final Function<String, String> texts;
    private List<GalleryItem> items = List.of();
    private ClassCatalog classes = ClassCatalog.empty();
    private GalleryLayout layout = new GalleryLayout(0, 168, 640);
    private double top;
    private Consumer<ImageId> onOpen = id -> {};
    private BiConsumer<Set<ImageId>, TagAction> onTagKey = (ids, action) -> {};

    /** A gallery in the language of the machine. */
    public Gallery() { this(ViewTexts.of(Locale.getDefault())); }

    /** @param texts words for the keys of {@link ViewTexts} */
    public Gallery(Function<String, String> texts) {
        this.texts = texts;
        getStyleClass().add("gallery");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setFocusTraversable(true);
        setMinSize(160, 120);
        scroll.setOrientation(Orientation.VERTICAL);
        scroll.setFocusTraversable(false);
        canvas.setManaged(false);
        scroll.setManaged(false);
        getChildren().addAll(canvas, scroll);
        scroll.valueProperty().addListener((o, was, is) -> {
            top = is.doubleValue();
            requestLayout();
        });
        tileSize.addListener((o, was, is) -> keepFocusInSight());
        focusedProperty().addListener((o, was, is) -> requestLayout());
        selection.selected().addListener((SetChangeListener<ImageId>) change -> requestLayout());
        input = new GalleryInput(this, selection);
        input.install();
        speak();
    }

    private StyleableProperty<Color> colour(String property, Color otherwise) {
        StyleableProperty<Color> made = CSS.createStyleableColorProperty(this, property, property,
                g -> g.named(property),
                otherwise);
        ((javafx.beans.value.ObservableValue<?>) made).addListener((o, was, is) -> requestLayout());
        return made;
    }

    private StyleableProperty<Color> named(String property) {
        return switch (property) {
            case "-limn-surface" -> surface;
            case "-limn-raised" -> raised;
            case "-limn-text" -> text;
            case "-limn-detail" -> detail;
            case "-limn-line" -> line;
            default -> accent;
        };
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() { return CSS.getCssMetaData(); }

    @Override
    public String getUserAgentStylesheet() {
        return Objects.requireNonNull(Gallery.class.getResource("view.css")).toExternalForm();
    }

    /** Shows these pictures in this order. Selection, focus and place follow the pictures that stay. */
    public void setItems(List<GalleryItem> shown) {
        items = List.copyOf(shown);
        selection.setOrder(items.stream().map(i -> i.item().id()).toList());
        speak();
        requestLayout();
    }

    public List<GalleryItem> items() { return items; }

    public void setClasses(ClassCatalog catalog) {
        classes = catalog;
        requestLayout();
    }

    ClassCatalog classes() { return classes; }

    /** Where small pictures come from; those of the source before are forgotten. */
    public void setThumbnailSource(ThumbnailSource source) {
        thumbnails.setSource(source);
        requestLayout();
    }

    /** Asks anew for the small picture of an image, as after its mask has changed. */
    public void refresh(ImageId image) {
        thumbnails.forget(image);
        requestLayout();
    }

    /** The selected pictures; to be listened to and to be changed. */
    public ObservableSet<ImageId> selection() {
        return selection.selected();
    }

    /** Selects one picture, gives it the focus of the gallery and brings it into sight. */
    public void select(ImageId image) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).item().id().equals(image)) {
                selection.only(i);
                focusMoved();
                return;
            }
        }
    }

    /** Called with the picture that was double clicked, or had the focus when Enter was pressed. */
    public void setOnOpen(Consumer<ImageId> listener) {
        onOpen = listener;
    }

    /** Called with the selected pictures and what is to become of their tags. */
    public void setOnTagKey(BiConsumer<Set<ImageId>, TagAction> listener) {
        onTagKey = listener;
    }

    /** Width of the small pictures, pixels. */
    public DoubleProperty tileSizeProperty() { return tileSize; }

    void open(int index) { onOpen.accept(items.get(index).item().id()); }

    void tag(TagAction action) {
        if (!selection.selected().isEmpty()) {
            onTagKey.accept(Set.copyOf(selection.selected()), action);
        }
    }

    /** The picture that others follow when a tag is cycled: the one in focus if selected, else the first selected. */
    @Nullable
    GalleryItem lead() {
        int focus = selection.focus();
        if (focus >= 0 && selection.selected().contains(items.get(focus).item().id())) {
            return items.get(focus);
        }
        return items.stream().filter(i -> selection.selected().contains(i.item().id())).findFirst().orElse(null);
    }

    GalleryLayout cells() { return layout; }

    /** How far the view is scrolled, pixels. */
    double top() { return top; }

    double viewHeight() { return getHeight(); }

    void scrollBy(double pixels) { scroll.setValue(Math.clamp(top + pixels, 0, scroll.getMax())); }

    /** Brings the picture in focus into sight and tells a screen reader of it. */
    void focusMoved() {
        keepFocusInSight();
        speak();
    }

    private void keepFocusInSight() {
        measure();
        int focus = selection.focus();
        if (focus >= 0 && getHeight() > 0) {
            double y = layout.y(focus) - GalleryLayout.GAP;
            double bottom = y + layout.rowHeight() + GalleryLayout.GAP;
            scrollBy(y < top ? y - top : Math.max(0, bottom - top - getHeight()));
        }
        requestLayout();
    }

    private void speak() {
        int focus = selection.focus();
        if (focus < 0) {
            setAccessibleText(texts.apply("view.gallery.accessible"));
            return;
        }
        GalleryItem item = items.get(focus);
        setAccessibleText(GalleryWords.of(item, classes, selection.selected().contains(item.item().id()), texts));
    }

    private void measure() {
        double bar = Math.ceil(scroll.prefWidth(-1));
        layout = new GalleryLayout(items.size(), tileSize.get(), Math.max(1, getWidth() - bar));
        double hidden = Math.max(0, layout.height() - getHeight());
        scroll.setMax(hidden);
        scroll.setVisibleAmount(
                layout.height() <= 0 ? 0 : hidden * getHeight() / Math.max(getHeight(), layout.height()));
        scroll.setBlockIncrement(getHeight());
        scroll.setUnitIncrement(layout.rowHeight());
        scroll.setVisible(hidden > 0);
        if (top > hidden) {
            scroll.setValue(hidden);
            top = hidden;
        }
        scroll.resizeRelocate(getWidth() - bar, 0, bar, getHeight());
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        measure();
        draw();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setFill(surface.getValue());
        g.fillRect(0, 0, getWidth(), getHeight());
        var colours = new GalleryColours(surface.getValue(), raised.getValue(), text.getValue(), detail.getValue(),
                line.getValue(), accent.getValue());
        var painter = new GalleryPainter(g, colours, classes, layout);
        int first = layout.firstVisible(top);
        int end = layout.endVisible(top + getHeight());
        var visible = new HashSet<ImageId>();
        for (int i = first; i < end; i++) {
            visible.add(items.get(i).item().id());
        }
        thumbnails.keepOnly(visible);
        for (int i = first; i < end; i++) {
            GalleryItem item = items.get(i);
            ImageId id = item.item().id();
            painter.paint(item, thumbnails.get(item.item()), layout.x(i), Math.rint(layout.y(i) - top),
                    selection.selected().contains(id), isFocused() && i == selection.focus());
        }
    }

    @Override
    protected double computePrefWidth(double height) { return 760; }

    @Override
    protected double computePrefHeight(double width) { return 520; }
}
