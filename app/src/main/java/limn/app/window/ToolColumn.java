package limn.app.window;

import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import limn.annotator.view.MaskCanvas;
import limn.annotator.view.Tool;
import limn.app.text.Texts;

/** The tools at the left of the picture, with their keys, then undo and redo with what they would do. */
final class ToolColumn extends VBox {
    private record Look(String icon, String key) {}

    private static final Map<Tool, Look> LOOKS = new EnumMap<>(Map.of(Tool.BRUSH, new Look("mdi2b-brush", "B"),
            Tool.ERASER, new Look("mdi2e-eraser", "E"), Tool.POLYGON, new Look("mdi2v-vector-polygon", "P"), Tool.FILL,
            new Look("mdi2f-format-color-fill", "F"), Tool.PAN, new Look("mdi2h-hand-back-left-outline", "Space")));

    private final Texts texts;

    ToolColumn(Texts texts, MaskCanvas canvas, History history) {
        super(4);
        this.texts = texts;
        getStyleClass().add("tool-column");
        setAlignment(Pos.TOP_CENTER);
        var group = new ToggleGroup();
        for (Tool tool : Tool.values()) {
            ToggleButton button = toggle(tool);
            button.setToggleGroup(group);
            button.setOnAction(e -> {
                canvas.setTool(tool);
                button.setSelected(true);
                canvas.requestFocus();
            });
            canvas.toolProperty().subscribe(now -> button.setSelected(now == tool));
            getChildren().add(button);
        }
        var radius = new Label();
        radius.setId("radius");
        radius.getStyleClass().add("number");
        radius.setTooltip(new Tooltip(texts.get("window.label.radius")));
        canvas.brushRadiusProperty()
                .subscribe(r -> radius.setText(String.format(Locale.ROOT, "r %.0f", r.doubleValue())));
        Button smaller = step("mdi2m-minus", "window.label.smaller");
        smaller.setOnAction(e -> canvas.setBrushRadius(canvas.getBrushRadius() / 1.2));
        Button larger = step("mdi2p-plus", "window.label.larger");
        larger.setOnAction(e -> canvas.setBrushRadius(canvas.getBrushRadius() * 1.2));
        var size = new javafx.scene.layout.HBox(0, smaller, larger);
        size.setAlignment(Pos.CENTER);
        getChildren().addAll(radius, size, undo(history), redo(history));
    }

    private Button step(String icon, String key) {
        Button button = Icons.button(icon, texts.get(key));
        button.setFocusTraversable(false);
        button.getStyleClass().add(Styles.SMALL);
        return button;
    }

    private ToggleButton toggle(Tool tool) {
        Look look = java.util.Objects.requireNonNull(LOOKS.get(tool));
        String word = texts.get("window.tool." + tool.name().toLowerCase(Locale.ROOT));
        var button = new ToggleButton(word, Icons.of(look.icon()));
        button.setId("tool-" + tool.name().toLowerCase(Locale.ROOT));
        button.setContentDisplay(ContentDisplay.TOP);
        button.setFocusTraversable(false);
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().add("tool-button");
        button.setTooltip(new Tooltip(texts.get("window.tip.key", word, look.key())));
        return button;
    }

    private Button undo(History history) {
        Button button = Icons.button("mdi2u-undo", texts.get("window.undo"));
        button.setId("undo");
        button.setFocusTraversable(false);
        button.setOnAction(e -> history.undo());
        history.undoName().subscribe(name -> {
            button.setDisable(name.isEmpty());
            button.setTooltip(new Tooltip(texts.get("window.undo.named", name, "Ctrl+Z")));
        });
        return button;
    }

    private Button redo(History history) {
        Button button = Icons.button("mdi2r-redo", texts.get("window.redo"));
        button.setId("redo");
        button.setFocusTraversable(false);
        button.setOnAction(e -> history.redo());
        history.redoName().subscribe(name -> {
            button.setDisable(name.isEmpty());
            button.setTooltip(new Tooltip(texts.get("window.redo.named", name, "Ctrl+Shift+Z")));
        });
        return button;
    }
}
