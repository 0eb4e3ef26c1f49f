package limn.app.window;

import java.util.Locale;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import limn.annotator.view.MaskCanvas;
import limn.annotator.view.ShapeEdits;
import limn.app.text.Texts;
import limn.app.window.command.Actions;
import limn.app.window.parts.Icons;

/** Changes of the shape of the class at hand, and how far they go. The same for the part under the pointer is on keys. */
final class ShapeMenu extends MenuButton {
    private static final int LARGEST = 100;

    ShapeMenu(Texts texts, Actions actions, MaskCanvas canvas) {
        setId("shape-menu");
        setGraphic(Icons.of("mdi2s-shape-outline"));
        getStyleClass().add("shape-menu");
        setAccessibleText(texts.get("window.shape"));
        setTooltip(new Tooltip(texts.get("window.shape")));
        var pixels = new Spinner<Integer>(1, LARGEST, canvas.shapes().pixelsProperty().get());
        pixels.setId("shape-pixels");
        pixels.setPrefWidth(84);
        pixels.setEditable(true);
        pixels.valueProperty().subscribe(n -> canvas.shapes().pixelsProperty().set(n));
        var label = new Label(texts.get("window.shape.pixels"));
        label.setLabelFor(pixels);
        var row = new HBox(8, label, pixels);
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        var distance = new CustomMenuItem(row, false);
        var heading = new MenuItem();
        heading.setDisable(true);
        getItems().addAll(heading, new SeparatorMenuItem());
        for (ShapeEdits.Kind kind : ShapeEdits.Kind.values()) {
            getItems().add(item(texts, actions, kind));
        }
        getItems().addAll(new SeparatorMenuItem(), distance);
        setOnShowing(e -> heading.setText(texts.get("window.shape.of", className(texts, canvas))));
    }

    private static MenuItem item(Texts texts, Actions actions, ShapeEdits.Kind kind) {
        String id = LabelActions.id("all", kind);
        var item = new MenuItem("", Icons.of(icon(kind)));
        item.setId("shape-" + kind.name().toLowerCase(Locale.ROOT));
        item.setOnAction(e -> actions.run(id));
        String word = texts.get("window.shape." + kind.name().toLowerCase(Locale.ROOT));
        actions.watch(() -> item.setText(actions.withKey(word, id)));
        return item;
    }

    private static String className(Texts texts, MaskCanvas canvas) {
        int value = canvas.getActive();
        return value < canvas.classes().size()
                ? canvas.classes().get(value).name()
                : texts.get("window.shape.other");
    }

    static String icon(ShapeEdits.Kind kind) {
        return switch (kind) {
            case HOLES -> "mdi2c-circle";
            case ISLANDS -> "mdi2d-dots-hexagon";
            case SMOOTH -> "mdi2v-vector-curve";
            case GROW -> "mdi2a-arrow-expand-all";
            case SHRINK -> "mdi2a-arrow-collapse-all";
            case BAND -> "mdi2c-circle-double";
        };
    }
}
