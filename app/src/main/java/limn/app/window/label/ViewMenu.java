package limn.app.window.label;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import limn.annotator.view.CanvasLook;
import limn.app.window.command.Actions;

/** What is shown beside and over the picture, to be turned on and off; each with its key. */
public final class ViewMenu {
    private record Entry(String action, BooleanProperty shown) {}

    private final Actions actions;
    private final MenuButton button;

    /** @param comparing whether picture, mask and prediction stand side by side */
    public ViewMenu(Actions actions, String words, CanvasLook look, BooleanProperty comparing) {
        this.actions = actions;
        button = new MenuButton(words);
        button.setId("view-menu");
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
        for (Entry entry : List.of(new Entry("label.view.outline", look.outlineProperty()),
                new Entry("label.view.compare", comparing), new Entry("label.view.minimap", look.minimapProperty()),
                new Entry("label.view.rulers", look.rulersProperty()),
                new Entry("label.view.grid", look.gridProperty()))) {
            var item = new CheckMenuItem();
            item.setSelected(entry.shown().get());
            entry.shown().addListener((o, was, is) -> item.setSelected(is));
            add(item, entry.action());
        }
        button.getItems().add(new SeparatorMenuItem());
        for (String action : List.of("label.view.tone", "label.view.plain", "label.view.actual", "label.view.fit",
                "label.view.panels")) {
            add(new MenuItem(), action);
        }
        button.setOnShowing(e -> button.getItems().forEach(this::name));
    }

    private void add(MenuItem item, String action) {
        item.setUserData(action);
        item.setOnAction(e -> actions.run(action));
        button.getItems().add(item);
    }

    private void name(MenuItem item) {
        if (item.getUserData() instanceof String action) {
            item.setText(actions.withKey(actions.name(action), action));
        }
    }

    public MenuButton button() { return button; }
}
