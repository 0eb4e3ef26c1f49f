package limn.annotator.view;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
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
    private static final long MASK_BYTES = 32L << 20;
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
    private final BooleanProperty masksShown = new SimpleBooleanProperty(this, "masksShown");
    private final IntegerProperty keyPage = new SimpleIntegerProperty(this, "keyPage");
    private final GallerySelection selection = new GallerySelection(this::selectionChanged);
    private final ThumbnailCache thumbnails = new ThumbnailCache(THUMBNAIL_BYTES, this::requestLayout);
    private final ThumbnailCache masks = new ThumbnailCache(MASK_BYTES, this::requestLayout);
    private final Function<String, String> texts;
    private List<GalleryItem> items = List.of();
    private ClassCatalog classes = ClassCatalog.empty();
    private GalleryLayout layout = new GalleryLayout(0, 168, 640);
    private double top;
    private GalleryLayout.@Nullable Box box;
    private Consumer<ImageId> onOpen = id -> {};
    private Runnable onSelection = () -> {};
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
        masksShown.addListener((o, was, is) -> requestLayout());
        new GalleryInput(this, selection).install();
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

    /**
     * Shows these pictures in this order. Selection, focus and place follow the pictures that stay.
     *
     * @param shown must not change any more; not copied, as there may be very many
     */
    public void setItems(List<GalleryItem> shown) {
        items = shown;
        selection.setOrder(items);
        speak();
        requestLayout();
    }

    public List<GalleryItem> items() { return items; }

    public void setClasses(ClassCatalog catalog) {
        classes = catalog;
        keyPage.set(Math.min(keyPage.get(), ClassKeys.pages(catalog) - 1));
        requestLayout();
    }

    ClassCatalog classes() { return classes; }

    /** Where small pictures come from; those of the source before are forgotten. */
    public void setThumbnailSource(ThumbnailSource source) {
        thumbnails.setSource(source);
        requestLayout();
    }

    /** Where the masks come from, as pictures that are clear where nothing is labelled; those of the source before are forgotten. */
    public void setMaskSource(ThumbnailSource source) {
        masks.setSource(source);
        requestLayout();
    }

    /** Asks anew for the mask of an image, as it has changed. */
    public void maskChanged(ImageId image) {
        masks.forget(image);
        requestLayout();
    }

    /** The selected pictures; a copy. */
    public Set<ImageId> selection() { return Set.copyOf(selection.selected()); }

    /** The selected pictures in the order in which they are shown. */
    public List<GalleryItem> selectedItems() {
        return selection.items();
    }

    /** How many pictures are selected. */
    public int selectedCount() { return selection.selected().size(); }

    /** Called after each change of what is selected. */
    public void setOnSelection(Runnable listener) {
        onSelection = listener;
    }

    /** Selects one picture, gives it the focus of the gallery and brings it into sight. */
    public void select(ImageId image) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).item().id().equals(image)) {
                selectAt(i);
                return;
            }
        }
    }

    /** Selects the picture at a place of the list, gives it the focus and brings it into sight. */
    public void selectAt(int index) {
        selection.only(index);
        focusMoved();
    }

    public void selectAll() {
        selection.all();
        focusMoved();
    }

    /** What was selected is not any more, all other pictures shown are. */
    public void invertSelection() {
        selection.invert();
        focusMoved();
    }

    /** The place of the picture in focus in the list, or -1. */
    public int focusedIndex() { return selection.focus(); }

    /** Called with the picture that was double clicked, or had the focus when Enter was pressed. */
    public void setOnOpen(Consumer<ImageId> listener) {
        onOpen = listener;
    }

    /** Called with the selected pictures and what is to become of their tags. */
    public void setOnTagKey(BiConsumer<Set<ImageId>, TagAction> listener) {
        onTagKey = listener;
    }

    /** Called for each small picture that comes with the time from asking for it, nanoseconds: to measure. */
    public void setOnPicture(LongConsumer listener) {
        thumbnails.setOnWaited(listener);
    }

    /** How many of the pictures in sight are waited for. */
    public int missing() {
        return thumbnails.waiting() + masks.waiting();
    }

    /** Width of the small pictures, pixels. */
    public DoubleProperty tileSizeProperty() { return tileSize; }

    void open(int index) { onOpen.accept(items.get(index).item().id()); }

    /** Tells the listener of tag keys what is to become of the tags of the selected pictures. */
    public void tag(TagAction action) {
        if (!selection.selected().isEmpty()) {
            onTagKey.accept(selection(), action);
        }
    }

    /** Gives a class the next state of unknown, present, absent: all selected pictures follow the one in focus. */
    public void cycle(int classId) {
        GalleryItem lead = lead();
        if (lead != null && classId < lead.tags().classCount()) {
            tag(new TagAction.SetState(classId, lead.tags().of(classId).next()));
        }
    }

    /** Which nine classes the digits mean, 0 for the first ones. */
    public IntegerProperty keyPageProperty() {
        return keyPage;
    }

    /** The class that a digit means on the page that is turned up. @param digit 1..9 */
    public OptionalInt classOfDigit(int digit) {
        var found = ClassKeys.classFor(classes, String.valueOf(digit), keyPage.get());
        return found.isPresent() ? OptionalInt.of(found.get().index()) : OptionalInt.empty();
    }

    /** How many pages of nine classes there are. */
    public int keyPages() { return ClassKeys.pages(classes); }

    /** Turns to another nine classes, around the end. */
    public void turnKeyPage(int by) {
        keyPage.set(Math.floorMod(keyPage.get() + by, keyPages()));
    }

    /** Whether the masks lie over the pictures: as long as a key is held. */
    public BooleanProperty masksShownProperty() {
        return masksShown;
    }

    /** The picture that others follow when a tag is cycled: the one in focus if selected, else the first selected. */
    @Nullable
    GalleryItem lead() { return selection.lead(); }

    GalleryLayout cells() { return layout; }

    /** How far the view is scrolled, pixels. */
    double top() { return top; }

    double viewHeight() { return getHeight(); }

    void scrollBy(double pixels) { scroll.setValue(Math.clamp(top + pixels, 0, scroll.getMax())); }

    GalleryLayout.@Nullable Box box() { return box; }

    /** Shows the rectangle that is being dragged, or none. */
    void showBox(GalleryLayout.@Nullable Box dragged) {
        box = dragged;
        requestLayout();
    }

    private void selectionChanged() {
        requestLayout();
        onSelection.run();
    }

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
        setAccessibleText(GalleryWords.of(item, classes, selection.contains(item.item().id()), texts));
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
        List<GalleryItem> visible = first < end ? items.subList(first, end) : List.of();
        thumbnails.see(visible);
        masks.see(masksShown.get() ? visible.stream().filter(GalleryItem::masked).toList() : List.of());
        for (int i = first; i < end; i++) {
            GalleryItem item = items.get(i);
            var cell = new GalleryPainter.Cell(layout.x(i), Math.rint(layout.y(i) - top),
                    selection.contains(item.item().id()), isFocused() && i == selection.focus());
            painter.paint(item, cell, thumbnails.get(item.item()),
                    masksShown.get() && item.masked() ? masks.get(item.item()) : null);
        }
        if (box != null) {
            painter.box(box, top);
        }
    }

    @Override
    protected double computePrefWidth(double height) { return 760; }

    @Override
    protected double computePrefHeight(double width) { return 520; }
}
