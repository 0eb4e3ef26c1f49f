package limn.app.window.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import limn.app.text.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** One action on the keys page: its keys, another key in place of them or beside them, and the preset's again. */
final class KeysRow extends VBox {
    private final String id;
    private final Actions actions;
    private final Keys keys;
    private final KeyDispatch dispatch;
    private final Texts texts;
    private final Button change = new Button();
    private final Button add;
    private final Button reset;

    KeysRow(String id, Actions actions, Keys keys, KeyDispatch dispatch) {
        this.id = id;
        this.actions = actions;
        this.keys = keys;
        this.dispatch = dispatch;
        texts = actions.texts();
        getStyleClass().add("keys-row");
        var name = new Label(actions.title(id));
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        change.setId(nodeId("change"));
        change.setMinWidth(150);
        change.setOnAction(e -> ask(false));
        add = icon("mdi2p-plus", "keys.add");
        add.setId(nodeId("add"));
        add.setOnAction(e -> ask(true));
        reset = icon("mdi2u-undo-variant", "keys.reset");
        reset.setId(nodeId("reset"));
        reset.setOnAction(e -> keys.reset(id));
        var row = new HBox(6, name, change, add, reset);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(row);
        refresh();
    }

    private String nodeId(String part) { return part + "-" + id.replace('.', '-'); }

    private Button icon(String code, String key) {
        var button = new Button("", new FontIcon(code));
        button.getStyleClass().addAll("button-icon", "flat", "small");
        button.setTooltip(new Tooltip(texts.get(key)));
        button.setAccessibleText(texts.get(key) + ": " + actions.title(id));
        return button;
    }

    boolean fits(String query) {
        return Fuzzy.score(query, Fuzzy.form(actions.title(id) + " " + id + " " + actions.keysOf(id))) > 0;
    }

    /** Shows the keys in use. */
    void refresh() {
        String shown = actions.keysOf(id);
        change.setText(shown.isEmpty() ? texts.get("keys.none") : shown);
        change.setAccessibleText(actions.title(id) + ": " + change.getText());
        reset.setVisible(keys.isOwn(id));
        getChildren().remove(1, getChildren().size());
    }

    private void ask(boolean beside) {
        dispatch.capture(chord -> {
            refresh();
            chord.ifPresent(c -> offer(c, beside));
        });
        change.setText(texts.get("keys.press"));
    }

    private void offer(KeyChord chord, boolean beside) {
        List<String> rivals = keys.map().rivals(chord, id);
        if (rivals.isEmpty()) {
            take(chord, beside);
            return;
        }
        String names = String.join(", ", rivals.stream().map(actions::title).toList());
        var words = new Label(texts.get("keys.taken", chord.shown(), names));
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var use = new Button(texts.get("keys.take"));
        use.setId(nodeId("take"));
        use.setMinWidth(Region.USE_PREF_SIZE);
        use.setOnAction(e -> {
            rivals.forEach(rival -> keys.release(rival, chord));
            take(chord, beside);
        });
        var leave = new Button(texts.get("keys.leave"));
        leave.setMinWidth(Region.USE_PREF_SIZE);
        leave.setOnAction(e -> refresh());
        var note = new HBox(8, words, use, leave);
        note.setAlignment(Pos.CENTER_LEFT);
        note.getStyleClass().add("trouble");
        getChildren().add(note);
        use.requestFocus();
    }

    private void take(KeyChord chord, boolean beside) {
        var now = new ArrayList<KeyChord>(beside ? keys.map().of(id) : List.of());
        Optional.of(chord).filter(c -> !now.contains(c)).ifPresent(now::add);
        keys.rebind(id, now);
        change.requestFocus();
    }
}
