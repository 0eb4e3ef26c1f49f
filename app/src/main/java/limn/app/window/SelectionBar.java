package limn.app.window;

import java.util.ArrayList;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import limn.annotator.model.ImageId;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.view.Gallery;
import limn.app.text.Texts;
import limn.app.window.parts.Icons;

/** What can be done with the selected images, and below it the keys that tag them: which digit means which class now. */
final class SelectionBar extends VBox {
    private static final int PER_PAGE = 9;

    private final Desk desk;
    private final Texts texts;
    private final Gallery gallery;
    private final Consumer<ImageId> open;
    private final ClassFinder finder;
    private final Label count = new Label();
    private final Label keys = new Label();
    private final HBox buttons = new HBox(6);

    SelectionBar(Desk desk, Gallery gallery, Consumer<ImageId> open) {
        super(4);
        this.desk = desk;
        this.gallery = gallery;
        this.open = open;
        texts = desk.texts();
        getStyleClass().add("selection-bar");
        count.setId("selection-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        buttons.setAlignment(Pos.CENTER_LEFT);
        add("mdi2b-brush", "label", "images.open.label");
        add("mdi2s-scale-balance", "validation", "images.set.validation");
        add("mdi2s-school-outline", "training", "images.set.training");
        add("mdi2f-flag-outline", "flag", "images.set.flag");
        finder = new ClassFinder(desk, gallery);
        keys.setId("selection-keys");
        keys.getStyleClass().add("quiet");
        keys.setMinWidth(0);
        var row = new HBox(12, count, buttons, finder);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(row, keys);
        gallery.keyPageProperty().addListener((o, was, is) -> refresh());
        refresh();
        buttons.getChildren().add(states());
    }

    /** Sets where the selected images stand. */
    private MenuButton states() {
        var states = new MenuButton(texts.get("window.selection.state"));
        states.setId("selection-state");
        states.setMinWidth(Region.USE_PREF_SIZE);
        for (ReviewState state : ReviewState.values()) {
            var item = new MenuItem(ReviewPanel.words(texts).toString(state));
            item.setOnAction(e -> desk.model().setState(gallery.selection(), state));
            states.getItems().add(item);
        }
        return states;
    }

    private void add(String icon, String word, String action) {
        Button button = Icons.worded(icon, texts.get("window.selection." + word));
        button.setId("selection-" + word);
        button.setMinWidth(Region.USE_PREF_SIZE);
        desk.actions().button(button, action);
        button.setFocusTraversable(false);
        buttons.getChildren().add(button);
    }

    void paintFirst() { gallery.selectedItems().stream().findFirst().map(i -> i.item().id()).ifPresent(open); }

    void findClass() { finder.open(); }

    void split(Split wanted) { desk.model().setSplit(gallery.selection(), wanted); }

    void flag() {
        Set<ImageId> ids = gallery.selection();
        boolean all = ids.stream().allMatch(
                id -> desk.model().image(id).map(i -> i.state() == ReviewState.FLAGGED).orElse(false));
        desk.model().setState(ids, all ? ReviewState.NEW : ReviewState.FLAGGED);
    }

    void refresh() {
        int selected = gallery.selectedCount();
        count.setText(
                selected == 0 ? texts.get("window.selection.none") : texts.get("window.selection.count", selected));
        buttons.setDisable(selected == 0);
        keys.setText(legend());
    }

    /** The digits with the classes they mean on this page, then what else tags. */
    private String legend() {
        var actions = desk.actions();
        var parts = new ArrayList<String>();
        var classes = desk.model().classes();
        for (int digit = 1; digit <= PER_PAGE; digit++) {
            String key = actions.keyOf("images.tag." + digit);
            gallery.classOfDigit(digit).ifPresent(c -> parts.add(key + " " + classes.get(c).name()));
        }
        if (gallery.keyPages() > 1) {
            parts.add(texts.get("window.selection.page", actions.keyOf("images.classes.page"),
                    gallery.keyPageProperty().get() + 1, gallery.keyPages()));
        }
        return String.join("   ", parts) + "      " + texts.get("window.selection.keys",
                actions.keyOf("images.present.1"), actions.keyOf("images.absent.1"),
                actions.keyOf("images.tags.unknown"), actions.keyOf("images.tags.previous"),
                actions.keyOf("images.tags.others"), actions.keyOf("images.tags.accept"));
    }
}
