package limn.app.window.command;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import limn.app.text.Texts;

/** Settings of the keyboard: a preset, every action with its keys, what is in conflict and how to settle it. */
public final class KeysPage {
    static final String ID = "keys-page";
    private static final double WIDTH = 720;
    private static final double HEIGHT = 420;

    private final Actions actions;
    private final Keys keys;
    private final Texts texts;
    private final List<KeysRow> rows = new ArrayList<>();
    private final List<Label> headings = new ArrayList<>();
    private final VBox conflicts = new VBox(4);
    private final VBox list = new VBox(2);
    private final Button resetAll = new Button();

    private KeysPage(Actions actions, Keys keys, KeyDispatch dispatch) {
        this.actions = actions;
        this.keys = keys;
        texts = actions.texts();
        conflicts.setId("keys-conflicts");
        resetAll.setId("keys-reset-all");
        resetAll.setText(texts.get("keys.resetAll"));
        resetAll.setOnAction(e -> keys.resetAll());
        for (Scope scope : Scope.values()) {
            var heading = new Label(texts.get("action.scope." + scope.key()));
            heading.getStyleClass().add("panel-heading");
            headings.add(heading);
            list.getChildren().add(heading);
            for (String id : keys.map().ids()) {
                if (Scope.of(id) == scope) {
                    var row = new KeysRow(id, actions, keys, dispatch);
                    rows.add(row);
                    list.getChildren().add(row);
                }
            }
        }
    }

    /** Opens it, or closes it if it is open. */
    public static void toggle(Actions actions, Keys keys, KeyDispatch dispatch, Overlay overlay) {
        if (overlay.isOpen(ID)) {
            overlay.close();
            return;
        }
        var page = new KeysPage(actions, keys, dispatch);
        var card = page.card(overlay);
        Subscription watching = keys.mapProperty().subscribe(page::show);
        overlay.show(card, Pos.CENTER, () -> {
            watching.unsubscribe();
            dispatch.stopCapture();
        });
    }

    private VBox card(Overlay overlay) {
        var heading = new Label(texts.get("keys.heading"));
        heading.getStyleClass().add("title-4");
        var about = new Label(texts.get("keys.about"));
        about.getStyleClass().add("quiet");
        about.setWrapText(true);
        var search = new TextField();
        search.setId("keys-search");
        search.setPromptText(texts.get("keys.search"));
        search.textProperty().subscribe(this::filter);
        HBox.setHgrow(search, Priority.ALWAYS);
        var tools = new HBox(8, presets(), search, resetAll);
        tools.setAlignment(Pos.CENTER_LEFT);
        list.setPadding(new Insets(0, 12, 0, 0));
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(HEIGHT);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        var close = new Button(texts.get("sheet.close"));
        close.setId("keys-close");
        close.setOnAction(e -> overlay.close());
        var bottom = new HBox(close);
        bottom.setAlignment(Pos.CENTER_RIGHT);
        var card = new VBox(12, heading, about, tools, conflicts, scroll, bottom);
        card.setId(ID);
        card.getStyleClass().add("sheet");
        card.setPrefWidth(WIDTH);
        StackPane.setMargin(card, new Insets(16));
        return card;
    }

    private Node presets() {
        var choice = new ComboBox<Preset>();
        choice.setId("keys-preset");
        choice.getItems().setAll(Preset.values());
        choice.setValue(keys.preset());
        choice.setAccessibleText(texts.get("keys.preset"));
        choice.setMinWidth(Region.USE_PREF_SIZE);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(Preset preset) {
                return preset == null ? "" : texts.get("keys.preset." + preset.key());
            }

            @Override
            public Preset fromString(String text) { throw new UnsupportedOperationException(text); }
        });
        choice.valueProperty().addListener((o, was, is) -> keys.use(is));
        return choice;
    }

    private void show(KeyMap map) {
        rows.forEach(KeysRow::refresh);
        resetAll.setDisable(!keys.anyOwn());
        conflicts.getChildren().clear();
        for (KeyMap.Conflict conflict : map.conflicts()) {
            conflicts.getChildren().add(conflictRow(conflict));
        }
        conflicts.setManaged(!conflicts.getChildren().isEmpty());
        list.requestLayout();
    }

    private Node conflictRow(KeyMap.Conflict conflict) {
        var words = new Label(texts.get("keys.conflict", conflict.chord().shown(), actions.title(conflict.first()),
                actions.title(conflict.second())));
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        var row = new HBox(8, words, keep(conflict, conflict.first(), conflict.second()),
                keep(conflict, conflict.second(), conflict.first()));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("trouble");
        return row;
    }

    private Button keep(KeyMap.Conflict conflict, String kept, String other) {
        var button = new Button(texts.get("keys.keepFor", actions.title(kept)));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> keys.release(other, conflict.chord()));
        return button;
    }

    private void filter(String typed) {
        String query = Fuzzy.form(typed.strip());
        for (KeysRow row : rows) {
            boolean shown = query.isEmpty() || row.fits(query);
            row.setVisible(shown);
            row.setManaged(shown);
        }
        headings.forEach(h -> {
            h.setVisible(query.isEmpty());
            h.setManaged(query.isEmpty());
        });
    }
}
