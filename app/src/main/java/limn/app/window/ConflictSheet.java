package limn.app.window;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import limn.annotator.review.Conflict;
import limn.annotator.review.ConflictFix;
import limn.app.text.Texts;
import limn.app.window.command.CardKeys;
import limn.app.window.parts.Icons;
import limn.app.window.parts.Spring;
import org.jspecify.annotations.Nullable;

/** The card that lists where tags, masks and the model say against each other; every key under it is a way out. */
final class ConflictSheet extends BorderPane implements CardKeys {
    static final String ID = "conflict-sheet";
    private final Texts texts;
    private final ConflictBoard board;
    private final Consumer<Conflict> open;
    private final ListView<Conflict> list = new ListView<>();
    private final Label message = new Label();
    private final Map<Conflict.Kind, ToggleButton> kinds = new EnumMap<>(Conflict.Kind.class);
    private final Map<ConflictFix, Button> fixes = new EnumMap<>(ConflictFix.class);
    private final Button undo;
    private Conflict.Kind kind = Conflict.Kind.PAINTED_BUT_ABSENT;
    private boolean kindChosen;

    /** @param open jumps to an image */
    ConflictSheet(Desk desk, Scores scores, Consumer<Conflict> open, Runnable close) {
        texts = desk.texts();
        this.open = open;
        board = new ConflictBoard(desk, scores, this::show);
        setId(ID);
        getStyleClass().addAll("help-card", "conflict-sheet");
        list.setId("conflicts");
        list.setFixedCellSize(34);
        list.setCellFactory(view -> new ConflictCell(desk));
        list.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> showFixes(is));
        list.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                openChosen();
            }
        });
        message.getStyleClass().add("quiet");
        message.setWrapText(true);
        message.setMouseTransparent(true);
        undo = Icons.worded("mdi2u-undo", "");
        undo.setId("conflict-undo");
        undo.setFocusTraversable(false);
        undo.setMinWidth(USE_PREF_SIZE);
        undo.setOnAction(e -> board.undo());
        desk.actions().watch(
                () -> undo.setText(desk.actions().withKey(texts.get("window.undo"), "global.edit.undo")));
        setTop(top(close));
        setCenter(new StackPane(list, message));
        setBottom(bottom());
        setPrefSize(820, 560);
        setMaxHeight(560);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        show();
    }

    /** Goes through all images again. */
    void refresh() { board.refresh(); }

    private VBox top(Runnable close) {
        var heading = new Label(texts.get("window.conflicts.heading"));
        heading.getStyleClass().add("title-4");
        var asked = new Label(texts.get("window.conflicts.ask"));
        asked.getStyleClass().add("quiet");
        var space = new Spring();
        Button done = Icons.button("mdi2c-close", texts.get("window.notice.close"));
        done.setId("conflicts-close");
        done.setOnAction(e -> close.run());
        var row = new HBox(8, heading, space, asked, done);
        row.setAlignment(Pos.CENTER_LEFT);
        var group = new ToggleGroup();
        var tabs = new HBox(6);
        for (Conflict.Kind each : Conflict.Kind.values()) {
            var tab = new ToggleButton();
            tab.setId("conflicts-" + each.name().toLowerCase(Locale.ROOT));
            tab.setToggleGroup(group);
            tab.setMinWidth(USE_PREF_SIZE);
            tab.setOnAction(e -> {
                kindChosen = true;
                kind = each;
                show();
            });
            kinds.put(each, tab);
            tabs.getChildren().add(tab);
        }
        var box = new VBox(10, row, tabs);
        box.getStyleClass().add("card-top");
        return box;
    }

    private HBox bottom() {
        var row = new HBox(8);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("card-bottom");
        Button jump = fix("mdi2b-brush", "open", "Enter", this::openChosen);
        Button later = fix("", "leave", "Space", this::leave);
        jump.getStyleClass().add("needs-conflict");
        later.getStyleClass().add("needs-conflict");
        row.getChildren().add(jump);
        for (ConflictFix each : ConflictFix.values()) {
            Button button = fix("", each.name().toLowerCase(Locale.ROOT), "", () -> apply(each));
            fixes.put(each, button);
            row.getChildren().add(button);
        }
        var space = new Spring();
        row.getChildren().addAll(later, space, undo);
        return row;
    }

    private Button fix(String icon, String word, String key, Runnable action) {
        Button button = new Button(texts.get("window.conflicts.do." + word, key));
        if (!icon.isEmpty()) {
            button.setGraphic(Icons.of(icon));
        }
        button.setId("conflict-" + word);
        button.setMinWidth(USE_PREF_SIZE);
        button.setFocusTraversable(false);
        button.setOnAction(e -> action.run());
        return button;
    }

    /** Enter jumps, the arrows to the sides settle, Space leaves it for later. */
    private void key(KeyEvent e) {
        switch (e.getCode()) {
            case LEFT -> apply(0);
            case RIGHT -> apply(1);
            case SPACE -> leave();
            case ENTER -> openChosen();
            default -> {
                return;
            }
        }
        e.consume();
    }

    @Override
    public boolean does(String id) {
        boolean undoes = id.equals("global.edit.undo");
        if (undoes) {
            board.undo();
        }
        return undoes;
    }

    /** The ways out of a conflict, in the order of their arrows. */
    private static List<ConflictFix> ways(Conflict conflict) {
        return Arrays.stream(ConflictFix.values()).filter(fix -> fix.fits(conflict)).toList();
    }

    private void apply(int arrow) {
        Conflict conflict = chosen();
        if (conflict != null && arrow < ways(conflict).size()) {
            apply(ways(conflict).get(arrow));
        }
    }

    private @Nullable Conflict chosen() { return list.getSelectionModel().getSelectedItem(); }

    private void openChosen() {
        Conflict conflict = chosen();
        if (conflict != null) {
            open.accept(conflict);
        }
    }

    private void apply(ConflictFix fix) {
        Conflict conflict = chosen();
        if (conflict != null) {
            board.fix(conflict, fix);
        }
    }

    private void leave() {
        Conflict conflict = chosen();
        if (conflict != null) {
            board.leave(conflict);
        }
    }

    private void show() {
        Map<Conflict.Kind, Integer> counts = board.counts();
        if (!kindChosen) {
            kind = counts.keySet().stream().findFirst().orElse(kind);
        }
        kinds.forEach((each, tab) -> {
            tab.setText(texts.get("window.conflicts.kind." + each.name().toLowerCase(Locale.ROOT),
                    counts.getOrDefault(each, 0)));
            tab.setSelected(each == kind);
        });
        int at = Math.max(0, list.getSelectionModel().getSelectedIndex());
        List<Conflict> shown = board.of(kind);
        list.getItems().setAll(shown);
        list.getSelectionModel().clearAndSelect(Math.min(at, shown.size() - 1));
        message.setText(!board.isKnown()
                ? texts.get("window.conflicts.searching")
                : shown.isEmpty() ? texts.get("window.conflicts.none") : "");
        undo.setDisable(!board.canUndo());
        showFixes(chosen());
        list.requestFocus();
    }

    private void showFixes(@Nullable Conflict conflict) {
        List<ConflictFix> ways = conflict == null ? List.of() : ways(conflict);
        fixes.forEach((fix, button) -> {
            int at = ways.indexOf(fix);
            button.setVisible(at >= 0);
            button.setManaged(at >= 0);
            button.setText(texts.get("window.conflicts.do." + fix.name().toLowerCase(Locale.ROOT),
                    at == 0 ? "\u2190" : "\u2192"));
        });
        lookupAll(".needs-conflict").forEach(node -> node.setDisable(conflict == null));
    }
}
