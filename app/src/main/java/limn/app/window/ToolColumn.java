package limn.app.window;

import atlantafx.base.theme.Styles;
import java.util.Locale;
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
import limn.app.window.command.Actions;

/** The tools at the left of the picture, with their keys, then undo and redo with what they would do. */
final class ToolColumn extends VBox {
    private final Texts texts;
    private final Actions actions;

    ToolColumn(Texts texts, Actions actions, MaskCanvas canvas, History history) {
        super(4);
        this.texts = texts;
        this.actions = actions;
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
        Button smaller = step("mdi2m-minus");
        actions.button(smaller, "label.brush.smaller");
        Button larger = step("mdi2p-plus");
        actions.button(larger, "label.brush.larger");
        var size = new javafx.scene.layout.HBox(0, smaller, larger);
        size.setAlignment(Pos.CENTER);
        getChildren().addAll(radius, size, undo(history), redo(history));
    }

    static String icon(Tool tool) {
        return switch (tool) {
            case BRUSH -> "mdi2b-brush";
            case ERASER -> "mdi2e-eraser";
            case POLYGON -> "mdi2v-vector-polygon";
            case FILL -> "mdi2f-format-color-fill";
            case PAN -> "mdi2h-hand-back-left-outline";
        };
    }

    private static Button step(String icon) {
        Button button = Icons.button(icon, "");
        button.setFocusTraversable(false);
        button.getStyleClass().add(Styles.SMALL);
        return button;
    }

    private ToggleButton toggle(Tool tool) {
        String word = texts.get("window.tool." + tool.name().toLowerCase(Locale.ROOT));
        var button = new ToggleButton(word, Icons.of(icon(tool)));
        button.setId("tool-" + tool.name().toLowerCase(Locale.ROOT));
        button.setContentDisplay(ContentDisplay.TOP);
        button.setFocusTraversable(false);
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().add("tool-button");
        actions.hint(button, LabelActions.id(tool));
        return button;
    }

    private Button undo(History history) {
        Button button = Icons.button("mdi2u-undo", texts.get("window.undo"));
        button.setId("undo");
        button.setFocusTraversable(false);
        actions.button(button, "global.edit.undo");
        history.undoName().subscribe(name -> button.setDisable(name.isEmpty()));
        return button;
    }

    private Button redo(History history) {
        Button button = Icons.button("mdi2r-redo", texts.get("window.redo"));
        button.setId("redo");
        button.setFocusTraversable(false);
        actions.button(button, "global.edit.redo");
        history.redoName().subscribe(name -> button.setDisable(name.isEmpty()));
        return button;
    }
}
