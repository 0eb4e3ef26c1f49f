package limn.app.window;

import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import limn.annotator.view.CanvasActions;
import limn.annotator.view.MaskCanvas;
import limn.annotator.view.Tool;
import limn.app.text.Texts;
import limn.app.window.command.Actions;
import limn.app.window.parts.Icons;

/**
 * The tools at the left of the picture in groups, the size of the one at hand, then undo and redo with what they would do. In a low
 * window a tool is its icon beside its key; its word is in the tooltip then, as always.
 */
final class ToolColumn extends VBox {
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");
    /** Logical pixels that a tool with its word takes, and what all else in the column does. */
    private static final double TALL_TOOL = 52;
    private static final double ALL_ELSE = 190;

    /** From painting by hand over drawing outlines to areas, then what does not paint. */
    private static final List<List<Tool>> GROUPS = List.of(List.of(Tool.BRUSH, Tool.ERASER),
            List.of(Tool.POLYGON, Tool.LASSO, Tool.LIVE_WIRE),
            List.of(Tool.FILL, Tool.WAND, Tool.SUPERPIXEL, Tool.GRAB_CUT, Tool.WATERSHED), List.of(Tool.PAN));

    private final Texts texts;
    private final Actions actions;
    private final Map<Tool, ToggleButton> buttons = new EnumMap<>(Tool.class);

    ToolColumn(Texts texts, Actions actions, MaskCanvas canvas, History history) {
        this.texts = texts;
        this.actions = actions;
        getStyleClass().add("tool-column");
        setAlignment(Pos.TOP_CENTER);
        var group = new ToggleGroup();
        for (List<Tool> tools : GROUPS) {
            if (!getChildren().isEmpty()) {
                getChildren().add(new Separator());
            }
            for (Tool tool : tools) {
                ToggleButton button = toggle(tool, canvas);
                button.setToggleGroup(group);
                buttons.put(tool, button);
                getChildren().add(button);
            }
        }
        var steps = new HBox(undo(history), redo(history));
        steps.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(new ShapeMenu(texts, actions, canvas), new Separator(), size(canvas.actions()),
                steps);
        setMinHeight(0); // lets the window become low, so that the words can go
        heightProperty().subscribe(h -> Platform.runLater(this::fit)); // not in the middle of a layout
        actions.watch(this::fit);
    }

    /** Words where there is room for them, else keys. */
    private void fit() {
        boolean low = getHeight() < ALL_ELSE + TALL_TOOL * buttons.size();
        pseudoClassStateChanged(LOW, low);
        buttons.forEach((tool, button) -> {
            button.setContentDisplay(low ? ContentDisplay.LEFT : ContentDisplay.TOP);
            String key = actions.keyOf(LabelActions.id(tool));
            button.setText(!low ? word(tool) : key.length() == 1 ? key : " ");
        });
    }

    static String icon(Tool tool) {
        return switch (tool) {
            case BRUSH -> "mdi2b-brush";
            case ERASER -> "mdi2e-eraser";
            case POLYGON -> "mdi2v-vector-polygon";
            case LASSO -> "mdi2l-lasso";
            case LIVE_WIRE -> "mdi2m-magnet";
            case FILL -> "mdi2f-format-color-fill";
            case WAND -> "mdi2m-magic-staff";
            case SUPERPIXEL -> "mdi2h-hexagon-multiple-outline";
            case GRAB_CUT -> "mdi2s-selection-drag";
            case WATERSHED -> "mdi2g-gesture";
            case PAN -> "mdi2h-hand-back-left-outline";
        };
    }

    private String word(Tool tool) { return texts.get("window.tool." + tool.name().toLowerCase(Locale.ROOT)); }

    private ToggleButton toggle(Tool tool, MaskCanvas canvas) {
        var button = new ToggleButton(word(tool), Icons.of(icon(tool)));
        button.setId("tool-" + tool.name().toLowerCase(Locale.ROOT));
        button.setContentDisplay(ContentDisplay.TOP);
        button.setAccessibleText(word(tool));
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().add("tool-button");
        actions.hint(button, LabelActions.id(tool));
        button.setOnAction(e -> {
            canvas.actions().choose(tool);
            button.setSelected(true);
            canvas.requestFocus();
        });
        canvas.toolProperty().subscribe(now -> button.setSelected(now == tool));
        button.selectedProperty().subscribe(chosen -> {
            if (chosen && canvas.getTool() != tool) {
                canvas.actions().choose(tool); // by an arrow, which presses no button
            }
        });
        return button;
    }

    private VBox size(CanvasActions tools) {
        var size = new Label();
        size.setId("radius");
        size.getStyleClass().add("number");
        size.setTooltip(new Tooltip(texts.get("window.label.radius")));
        size.textProperty().bind(tools.toolSizeProperty());
        var buttonRow = new HBox(button("mdi2m-minus", "label.brush.smaller"),
                button("mdi2p-plus", "label.brush.larger"));
        buttonRow.disableProperty().bind(tools.toolSizeProperty().isEmpty());
        var box = new VBox(size, buttonRow);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private Button button(String icon, String action) {
        Button button = Icons.button(icon, "");
        button.getStyleClass().add(Styles.SMALL);
        actions.button(button, action);
        return button;
    }

    private Button undo(History history) {
        Button button = button("mdi2u-undo", "global.edit.undo");
        button.setId("undo");
        history.undoName().subscribe(name -> button.setDisable(name.isEmpty()));
        return button;
    }

    private Button redo(History history) {
        Button button = button("mdi2r-redo", "global.edit.redo");
        button.setId("redo");
        history.redoName().subscribe(name -> button.setDisable(name.isEmpty()));
        return button;
    }
}
