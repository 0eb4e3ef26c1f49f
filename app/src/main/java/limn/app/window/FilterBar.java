package limn.app.window;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.annotator.model.TagState;
import limn.app.text.Texts;
import limn.app.window.command.Actions;

/** The row above the gallery: what is shown, how many, how large. */
final class FilterBar extends HBox {
    /** Any class, or a class with a state. */
    private record ClassChoice(int classId, TagState state, String words) {}

    private final Texts texts;
    private final Runnable changed;
    private final ComboBox<ImageFilter.Kind> kind = new ComboBox<>();
    private final ComboBox<ClassChoice> classes = new ComboBox<>();
    private final ComboBox<ImageFilter.SplitChoice> split = new ComboBox<>();
    private final TextField search = new TextField();
    private final Label count = new Label();
    private ImageFilter filter = ImageFilter.ALL;
    private boolean setting;

    FilterBar(Texts texts, Actions actions, Runnable changed, DoubleProperty tileSize) {
        super(8);
        this.texts = texts;
        this.changed = changed;
        getStyleClass().add("filter-bar");
        setAlignment(Pos.CENTER_LEFT);
        kind.getItems().setAll(ImageFilter.Kind.values());
        kind.setConverter(words("window.filter.kind."));
        kind.setId("filter-kind");
        split.getItems().setAll(ImageFilter.SplitChoice.values());
        split.setConverter(words("window.filter.split."));
        split.setId("filter-split");
        classes.setConverter(new StringConverter<>() {
            @Override
            public String toString(ClassChoice choice) { return choice == null ? "" : choice.words(); }

            @Override
            public ClassChoice fromString(String text) { throw new UnsupportedOperationException(text); }
        });
        classes.setId("filter-class");
        search.setPromptText(texts.get("window.filter.search"));
        search.setId("filter-search");
        search.setPrefColumnCount(12);
        actions.hint(search, "images.find.search");
        count.setId("filter-count");
        count.getStyleClass().add("quiet");
        count.setMinWidth(Region.USE_PREF_SIZE);
        var size = new Slider(96, 320, tileSize.get());
        size.setPrefWidth(110);
        size.setAccessibleText(texts.get("window.filter.size"));
        size.setTooltip(new Tooltip(texts.get("window.filter.size")));
        tileSize.bindBidirectional(size.valueProperty());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        setClasses(ClassCatalog.empty());
        put(ImageFilter.ALL);
        listen();
        getChildren().addAll(kind, classes, split, search, count, space, size);
    }

    private <E extends Enum<E>> StringConverter<E> words(String prefix) {
        return new StringConverter<>() {
            @Override
            public String toString(E value) {
                return value == null ? "" : texts.get(prefix + value.name().toLowerCase(Locale.ROOT));
            }

            @Override
            public E fromString(String text) { throw new UnsupportedOperationException(text); }
        };
    }

    private void listen() {
        kind.valueProperty().addListener((o, was, is) -> set(filter.withKind(is)));
        split.valueProperty().addListener((o, was, is) -> set(filter.withSplit(is)));
        search.textProperty().addListener((o, was, is) -> set(filter.withSearch(is)));
        classes.valueProperty().addListener((o, was, is) -> {
            if (is != null) {
                set(filter.withClass(is.classId(), is.state()));
            }
        });
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
        split.setValue(shown.split());
        search.setText(shown.search());
        classes.getSelectionModel().selectFirst();
        setting = false;
        filter = shown;
    }

    void setClasses(ClassCatalog catalog) {
        setting = true;
        int before = classes.getSelectionModel().getSelectedIndex();
        var choices = new java.util.ArrayList<ClassChoice>();
        choices.add(new ClassChoice(-1, TagState.PRESENT, texts.get("window.filter.anyClass")));
        for (LabelClass c : catalog.classes()) {
            for (TagState state : List.of(TagState.PRESENT, TagState.ABSENT, TagState.UNKNOWN)) {
                choices.add(new ClassChoice(c.index(), state, texts.get("window.filter.class", c.name(),
                        texts.get("window.tag." + state.name().toLowerCase(Locale.ROOT)))));
            }
        }
        classes.getItems().setAll(choices);
        classes.getSelectionModel().select(Math.max(0, before));
        setting = false;
    }

    ImageFilter filter() { return filter; }

    void clear() {
        put(ImageFilter.ALL);
        changed.run();
    }

    void showCount(int shown, int all) { count.setText(texts.get("window.filter.count", shown, all)); }

    void focusSearch() { search.requestFocus(); }
}
