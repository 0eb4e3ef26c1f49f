package limn.annotator.view;

import java.util.function.Consumer;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.paint.Color;
import limn.annotator.model.LabelClass;

/** Name and colour of a class, to be changed in its place in the list. Enter takes it, Escape leaves it as it was. */
final class ClassEditor extends HBox {
    private final LabelClass before;
    private final Consumer<LabelClass> done;
    private final TextField name;
    private final ColorPicker colour;

    ClassEditor(LabelClass before, Consumer<LabelClass> done, Runnable cancelled) {
        this.before = before;
        this.done = done;
        getStyleClass().addAll("class-row", "class-editor");
        name = new TextField(before.name());
        name.setId("class-name");
        name.setPrefColumnCount(8);
        setHgrow(name, Priority.ALWAYS);
        colour = new ColorPicker(Color.rgb(before.rgb() >> 16 & 0xFF, before.rgb() >> 8 & 0xFF, before.rgb() & 0xFF));
        colour.setId("class-colour");
        colour.getStyleClass().add("button");
        colour.setStyle("-fx-color-label-visible: false;");
        colour.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(colour, name);
        name.setOnAction(e -> finish());
        addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                e.consume();
                cancelled.run();
            }
        });
        sceneProperty().addListener((o, was, is) -> {
            if (is != null) {
                javafx.application.Platform.runLater(() -> {
                    name.requestFocus();
                    name.selectAll();
                });
            }
        });
    }

    private void finish() {
        String typed = name.getText().strip();
        Color c = colour.getValue();
        int rgb = (int) Math.rint(c.getRed() * 255) << 16 | (int) Math.rint(c.getGreen() * 255) << 8
                | (int) Math.rint(c.getBlue() * 255);
        done.accept(new LabelClass(before.index(), typed.isEmpty() ? before.name() : typed, rgb, before.key(),
                before.background()));
    }
}
