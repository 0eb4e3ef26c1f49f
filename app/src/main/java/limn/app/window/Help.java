package limn.app.window;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import limn.app.text.Texts;

/** The list of keys, over the window until closed; nothing waits for it. */
final class Help {
    /** Keys and the last part of the text that says what they do. */
    private static final List<String[]> KEYS = List.of(new String[]{"Ctrl+1 … 4", "places"},
            new String[]{"Ctrl+Z · Ctrl+Shift+Z", "undo"}, new String[]{"B E P F", "tools"},
            new String[]{"1 … 9", "classes"}, new String[]{"Shift+1 … 9", "tags"}, new String[]{"Shift+A", "others"},
            new String[]{"[ ]", "radius"},
            new String[]{"A D", "walk"}, new String[]{"H", "peek"}, new String[]{"O", "opacity"},
            new String[]{"T · Enter", "model"}, new String[]{"Space", "pan"}, new String[]{"Ctrl+0", "fit"},
            new String[]{"F11", "panels"}, new String[]{"F1", "help"});

    private Help() {}

    /** Shows it, or hides it if it is there. */
    static void show(Texts texts, StackPane root) {
        var there = root.lookup("#help-card");
        if (there != null) {
            root.getChildren().remove(there.getParent());
            return;
        }
        var grid = new GridPane(24, 6);
        int row = 0;
        for (String[] key : KEYS) {
            var name = new Label(key[0]);
            name.getStyleClass().add("key-name");
            grid.addRow(row++, name, new Label(texts.get("window.help." + key[1])));
        }
        var heading = new Label(texts.get("window.title.help"));
        heading.getStyleClass().add(Styles.TITLE_4);
        var close = new Button(texts.get("window.notice.close"));
        close.setId("help-close");
        var card = new VBox(14, heading, grid, close);
        card.setId("help-card");
        card.getStyleClass().add("help-card");
        card.setAlignment(Pos.TOP_LEFT);
        card.setMaxSize(VBox.USE_PREF_SIZE, VBox.USE_PREF_SIZE);
        var veil = new StackPane(card);
        veil.getStyleClass().add("veil");
        veil.setOnMouseClicked(e -> root.getChildren().remove(veil));
        close.setOnAction(e -> root.getChildren().remove(veil));
        root.getChildren().add(veil);
        close.requestFocus();
    }
}
