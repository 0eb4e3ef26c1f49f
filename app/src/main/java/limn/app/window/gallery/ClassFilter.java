package limn.app.window.gallery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.annotator.model.TagState;
import limn.app.text.Texts;
import limn.app.window.parts.Colours;

/** Chooses which tags an image must have: of each class a state or any, of several classes at once. */
public final class ClassFilter extends MenuButton {
    private static final int MANY = 12;
    private static final List<TagState> STATES = List.of(TagState.PRESENT, TagState.ABSENT, TagState.UNKNOWN);

    private final Texts texts;
    private final Consumer<Map<Integer, TagState>> changed;
    private final TextField find = new TextField();
    private final GridPane grid = new GridPane(4, 3);
    private final Map<Integer, TagState> wanted = new HashMap<>();
    private ClassCatalog classes = ClassCatalog.empty();

    ClassFilter(Texts texts, Consumer<Map<Integer, TagState>> changed) {
        this.texts = texts;
        this.changed = changed;
        setId("filter-class");
        setMaxWidth(220);
        setTextOverrun(OverrunStyle.ELLIPSIS);
        find.setPromptText(texts.get("window.filter.findClass"));
        find.textProperty().addListener((o, was, is) -> fill());
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(360);
        scroll.getStyleClass().add("edge-to-edge");
        var item = new CustomMenuItem(new VBox(6, find, scroll), false);
        item.getStyleClass().add("filter-menu");
        getItems().setAll(item);
        fill();
    }

    void setClasses(ClassCatalog catalog) {
        classes = catalog;
        wanted.keySet().removeIf(c -> c >= catalog.size());
        fill();
    }

    void put(Map<Integer, TagState> tags) {
        wanted.clear();
        wanted.putAll(tags);
        fill();
    }

    Map<Integer, TagState> wanted() { return Map.copyOf(wanted); }

    private void fill() {
        boolean many = classes.size() > MANY;
        find.setVisible(many);
        find.setManaged(many);
        grid.getChildren().clear();
        String part = GalleryRow.plain(find.getText());
        int row = 0;
        for (LabelClass c : classes.classes()) {
            if (GalleryRow.plain(c.name()).contains(part)) {
                var name = new Label(c.name(), new Rectangle(10, 10, Colours.of(c.rgb())));
                name.setMaxWidth(180);
                grid.add(name, 0, row);
                grid.add(states(c.index()), 1, row++);
            }
        }
        setText(wanted.isEmpty() ? texts.get("window.filter.anyClass") : words(texts, classes, wanted));
        setDisable(classes.size() == 0);
    }

    private HBox states(int classId) {
        var buttons = new ArrayList<ToggleButton>();
        for (TagState state : STATES) {
            var button = new ToggleButton(word(texts, state));
            button.setId("filter-tag-" + classId + "-" + state.name().toLowerCase(Locale.ROOT));
            button.getStyleClass().add("small");
            button.setSelected(wanted.get(classId) == state);
            button.setOnAction(e -> {
                if (button.isSelected()) {
                    wanted.put(classId, state);
                    buttons.stream().filter(b -> b != button).forEach(b -> b.setSelected(false));
                } else {
                    wanted.remove(classId);
                }
                setText(wanted.isEmpty() ? texts.get("window.filter.anyClass") : words(texts, classes, wanted));
                changed.accept(wanted());
            });
            buttons.add(button);
        }
        var box = new HBox(2);
        box.getChildren().addAll(buttons);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    /** Tags as people say them: sky present, boat absent. */
    static String words(Texts texts, ClassCatalog classes, Map<Integer, TagState> tags) {
        return tags.entrySet().stream().filter(t -> t.getKey() < classes.size()).sorted(Map.Entry.comparingByKey())
                .map(t -> texts.get("window.filter.class", classes.get(t.getKey()).name(), word(texts, t.getValue())))
                .collect(Collectors.joining(", "));
    }

    private static String word(Texts texts, TagState state) {
        return texts.get("window.tag." + state.name().toLowerCase(Locale.ROOT));
    }
}
