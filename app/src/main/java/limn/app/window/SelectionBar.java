package limn.app.window;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import limn.annotator.model.ImageId;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.app.text.Texts;

/** What can be done with the selected images, and the keys that tag them. */
final class SelectionBar extends HBox {
    private final Texts texts;
    private final Label count = new Label();
    private final HBox buttons = new HBox(6);

    SelectionBar(Desk desk, Supplier<Set<ImageId>> selected, Consumer<ImageId> open) {
        super(12);
        texts = desk.texts();
        getStyleClass().add("selection-bar");
        setAlignment(Pos.CENTER_LEFT);
        count.setId("selection-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        buttons.setAlignment(Pos.CENTER_LEFT);
        ProjectModel model = desk.model();
        add("mdi2b-brush", "label", () -> selected.get().stream().findFirst().ifPresent(open));
        add("mdi2s-scale-balance", "validation", () -> model.setSplit(selected.get(), Split.VAL));
        add("mdi2s-school-outline", "training", () -> model.setSplit(selected.get(), Split.TRAIN));
        add("mdi2f-flag-outline", "flag", () -> flag(model, selected.get()));
        var keys = new Label(texts.get("window.selection.keys"));
        keys.getStyleClass().add("quiet");
        keys.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(count, buttons, space, keys);
        show(0);
    }

    private static void flag(ProjectModel model, Set<ImageId> ids) {
        boolean all = ids.stream().allMatch(
                id -> model.image(id).map(i -> i.state() == ReviewState.FLAGGED).orElse(false));
        model.setState(ids, all ? ReviewState.NEW : ReviewState.FLAGGED);
    }

    private void add(String icon, String word, Runnable action) {
        Button button = Icons.worded(icon, texts.get("window.selection." + word));
        button.setId("selection-" + word);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> action.run());
        buttons.getChildren().add(button);
    }

    void show(int selected) {
        count.setText(
                selected == 0 ? texts.get("window.selection.none") : texts.get("window.selection.count", selected));
        buttons.setDisable(selected == 0);
    }
}
