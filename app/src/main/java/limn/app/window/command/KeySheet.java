package limn.app.window.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import limn.app.text.Texts;
import limn.app.window.parts.Spring;

/** All keys of this place and those that work everywhere, on one calm sheet made from the registry. */
public final class KeySheet {
    static final String ID = "key-sheet";
    private static final double COLUMN = 290;
    private static final double MARGIN = 24;
    private static final int MOST = 4;
    /** Letters that fit a line, about. */
    private static final int LETTERS = 24;

    /** One line: keys, and what they do. A family such as ten classes is one line. */
    record Line(String keys, String words) {}

    private KeySheet() {}

    /** Opens it, or closes it if it is open. */
    public static void toggle(Actions actions, Overlay overlay) {
        if (overlay.isOpen(ID)) {
            overlay.close();
            return;
        }
        Texts texts = actions.texts();
        var heading = new Label(
                texts.get("sheet.heading", texts.get("action.scope." + actions.here().key())));
        heading.getStyleClass().add("title-4");
        var change = new Button();
        change.setId("sheet-change");
        change.setText(actions.withKey(texts.get("action.global.window.keys"), "global.window.keys"));
        change.setOnAction(e -> actions.run("global.window.keys"));
        var close = new Button(texts.get("sheet.close"));
        close.setId("sheet-close");
        close.setOnAction(e -> overlay.close());
        var space = new Spring();
        int columns = (int) Math.clamp((overlay.width() - 4 * MARGIN) / COLUMN, 1, MOST);
        var scroll = new ScrollPane(columns(blocks(actions), columns));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        var card = new VBox(16, heading, scroll, new HBox(8, change, space, close));
        card.setId(ID);
        card.getStyleClass().add("sheet");
        card.setPrefWidth(columns * COLUMN + 2 * MARGIN);
        StackPane.setMargin(card, new Insets(MARGIN));
        overlay.show(card, Pos.CENTER, () -> {});
        close.requestFocus();
    }

    /** The lines of every group that works here, by the words of the group. */
    static Map<String, List<Line>> blocks(Actions actions) {
        var blocks = new LinkedHashMap<String, List<Line>>();
        for (Scope scope : List.of(actions.here(), Scope.GLOBAL)) {
            for (Action action : actions.all()) {
                if (action.scope() == scope && actions.find(action.id()).isPresent()) {
                    put(blocks, actions, action.id());
                }
            }
        }
        addGestures(blocks, actions);
        return blocks;
    }

    private static void put(Map<String, List<Line>> blocks, Actions actions, String id) {
        Texts texts = actions.texts();
        String[] parts = id.split("\\.");
        List<Line> lines = blocks.computeIfAbsent(texts.get("action.group." + parts[1]), g -> new ArrayList<>());
        if (!Character.isDigit(parts[2].charAt(0))) {
            lines.add(new Line(actions.keysOf(id), actions.brief(id)));
        } else if (parts[2].equals("1")) {
            String family = id.substring(0, id.length() - 1);
            lines.add(new Line(actions.keysOfFamily(family),
                    texts.get("action.family." + family + "n", actions.family(family).size())));
        }
    }

    /** What mouse, pen and wheel do: no keys, but asked for in the same moment. */
    private static void addGestures(Map<String, List<Line>> blocks, Actions actions) {
        Texts texts = actions.texts();
        var lines = new ArrayList<Line>();
        for (int i = 1; texts.has("gesture." + actions.here().key() + "." + i); i++) {
            String gesture = "gesture." + actions.here().key() + "." + i;
            lines.add(new Line(texts.get(gesture), texts.get(gesture + ".does")));
        }
        if (!lines.isEmpty()) {
            blocks.put(texts.get("gesture.heading"), lines);
        }
    }

    private static Node columns(Map<String, List<Line>> blocks, int columns) {
        int all = blocks.values().stream().mapToInt(KeySheet::height).sum();
        var row = new HBox(28);
        VBox column = column(row);
        int used = 0;
        for (var block : blocks.entrySet()) {
            int lines = height(block.getValue());
            int full = (all + columns - 1) / columns;
            if (used > 0 && used + lines / 2 > full && row.getChildren().size() < columns) {
                column = column(row);
                used = 0;
            }
            used += lines;
            column.getChildren().add(block(block.getKey(), block.getValue()));
        }
        return row;
    }

    /** Lines of text that a group takes, about, with its heading and the gap after it. */
    private static int height(List<Line> lines) {
        return 2 + lines.stream().mapToInt(line -> 1 + line.words().length() / LETTERS).sum();
    }

    private static VBox column(HBox row) {
        var column = new VBox(14);
        column.setPrefWidth(1);
        column.setMinWidth(0);
        HBox.setHgrow(column, Priority.ALWAYS);
        row.getChildren().add(column);
        return column;
    }

    private static Node block(String heading, List<Line> lines) {
        var title = new Label(heading);
        title.getStyleClass().add("panel-heading");
        var grid = new GridPane(10, 5);
        for (int i = 0; i < lines.size(); i++) {
            var keys = new Label(lines.get(i).keys());
            keys.getStyleClass().add("key-cap");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            var words = new Label(lines.get(i).words());
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            GridPane.setHgrow(words, Priority.ALWAYS);
            GridPane.setValignment(keys, javafx.geometry.VPos.TOP);
            grid.addRow(i, keys, words);
        }
        return new VBox(6, title, grid);
    }
}
