package limn.app.window.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.DoubleProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ReviewState;
import limn.app.text.Texts;
import limn.app.window.command.Actions;
import limn.app.window.parts.Icons;

/** The rows above the gallery: what is shown, in which order, how many, how large. Breaks into a second row where it is narrow. */
public final class FilterBar extends FlowPane {
    private final Texts texts;
    private final Runnable changed;
    private final ComboBox<ImageFilter.Kind> kind;
    private final ClassFilter classes;
    private final ComboBox<Optional<ReviewState>> state;
    private final ComboBox<ImageFilter.SplitChoice> split;
    private final ComboBox<ImageFilter.ModelChoice> model;
    private final ComboBox<ImageOrder.Key> order;
    private final ToggleButton reversed = new ToggleButton("", Icons.of("mdi2s-sort-descending"));
    private final TextField search = new TextField();
    private final Label count = new Label();
    private ImageFilter filter = ImageFilter.ALL;
    private boolean setting;

    public FilterBar(Texts texts, Actions actions, Runnable changed, DoubleProperty tileSize) {
        super(8, 6);
        this.texts = texts;
        this.changed = changed;
        getStyleClass().add("filter-bar");
        setRowValignment(javafx.geometry.VPos.CENTER);
        kind = choice("filter-kind", List.of(ImageFilter.Kind.values()), k -> word("window.filter.kind.", k));
        classes = new ClassFilter(texts, tags -> set(filter.withTags(tags)));
        var states = new ArrayList<Optional<ReviewState>>(List.of(Optional.empty()));
        List.of(ReviewState.values()).forEach(s -> states.add(Optional.of(s)));
        state = choice("filter-state", states, s -> s.map(r -> word("window.state.", r))
                .orElseGet(() -> texts.get("window.filter.anyState")));
        split = choice("filter-split", List.of(ImageFilter.SplitChoice.values()), s -> word("window.filter.split.", s));
        model = choice("filter-model", List.of(ImageFilter.ModelChoice.values()), m -> word("window.filter.model.", m));
        order = choice("sort", List.of(ImageOrder.Key.values()), k -> word("window.sort.", k));
        model.setPrefWidth(150); // their longest words stand in the list
        order.setPrefWidth(155);
        describe(order, "window.sort.tip");
        describe(model, "window.filter.model.tip");
        describe(reversed, "window.sort.reversed.tip");
        reversed.setId("sort-reversed");
        search.setPromptText(texts.get("window.filter.search"));
        search.setId("filter-search");
        search.setPrefColumnCount(8);
        actions.hint(search, "images.find.search");
        count.setId("filter-count");
        count.getStyleClass().add("quiet");
        count.setMinWidth(Region.USE_PREF_SIZE);
        put(ImageFilter.ALL);
        listen();
        var sorting = new HBox(0, order, reversed);
        sorting.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(kind, classes, state, split, model, search, sorting, size(tileSize), count);
    }

    private <T> ComboBox<T> choice(String id, List<T> values, Function<T, String> words) {
        var box = new ComboBox<T>(FXCollections.observableArrayList(values));
        box.setId(id);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) { return value == null ? "" : words.apply(value); }

            @Override
            public T fromString(String text) { throw new UnsupportedOperationException(text); }
        });
        box.getSelectionModel().selectFirst();
        return box;
    }

    private String word(String prefix, Enum<?> value) {
        return texts.get(prefix + value.name().toLowerCase(Locale.ROOT));
    }

    private void describe(Control control, String key) {
        control.setTooltip(new Tooltip(texts.get(key)));
        control.setAccessibleText(texts.get(key));
    }

    private Slider size(DoubleProperty tileSize) {
        var size = new Slider(96, 320, tileSize.get());
        size.setPrefWidth(80);
        size.setAccessibleText(texts.get("window.filter.size"));
        size.setTooltip(new Tooltip(texts.get("window.filter.size")));
        tileSize.bindBidirectional(size.valueProperty());
        return size;
    }

    private void listen() {
        kind.valueProperty().addListener((o, was, is) -> set(filter.withKind(is)));
        state.valueProperty().addListener((o, was, is) -> set(filter.withState(is)));
        split.valueProperty().addListener((o, was, is) -> set(filter.withSplit(is)));
        model.valueProperty().addListener((o, was, is) -> set(filter.withModel(is)));
        search.textProperty().addListener((o, was, is) -> set(filter.withSearch(is)));
        order.valueProperty().addListener((o, was, is) -> changed.run());
        reversed.selectedProperty().addListener((o, was, is) -> changed.run());
    }

    private void set(ImageFilter wanted) {
        if (!setting && !wanted.equals(filter)) {
            filter = wanted;
            changed.run();
        }
    }

    private void put(ImageFilter shown) {
        setting = true;
        kind.setValue(shown.kind());
        state.setValue(shown.state());
        split.setValue(shown.split());
        model.setValue(shown.model());
        search.setText(shown.search());
        classes.put(shown.tags());
        setting = false;
        filter = shown;
    }

    public void setClasses(ClassCatalog catalog) {
        setting = true;
        classes.setClasses(catalog);
        setting = false;
        set(filter.withTags(classes.wanted()));
    }

    public ShownRows.Query query() {
        return new ShownRows.Query(filter, new ImageOrder(order.getValue(), reversed.isSelected()));
    }

    /** The filter in words: what an empty gallery was filtered by. */
    public String words(ClassCatalog catalog) {
        var parts = new ArrayList<String>();
        if (filter.kind() != ImageFilter.Kind.ALL) {
            parts.add(word("window.filter.kind.", filter.kind()));
        }
        if (!filter.tags().isEmpty()) {
            parts.add(ClassFilter.words(texts, catalog, filter.tags()));
        }
        filter.state().ifPresent(s -> parts.add(word("window.state.", s)));
        if (filter.split() != ImageFilter.SplitChoice.ANY) {
            parts.add(word("window.filter.split.", filter.split()));
        }
        if (filter.model() != ImageFilter.ModelChoice.ANY) {
            parts.add(word("window.filter.model.", filter.model()));
        }
        if (!filter.search().isEmpty()) {
            parts.add(texts.get("window.filter.named", filter.search()));
        }
        return String.join(" · ", parts);
    }

    public void clear() {
        put(ImageFilter.ALL);
        changed.run();
    }

    public void showCount(int shown, int all) { count.setText(texts.get("window.filter.count", shown, all)); }

    public void focusSearch() { search.requestFocus(); }
}
