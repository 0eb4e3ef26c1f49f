package limn.app.window;

import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import limn.annotator.model.LabelClass;
import limn.app.text.Texts;
import limn.app.window.parts.Colours;

/** A class in the manager's list: index, colour, name, key, how many images have it painted. */
final class ClassCell extends ListCell<LabelClass> {
    private final Texts texts;
    private final Supplier<ClassUsage> usage;
    private final Label index = new Label();
    private final Rectangle swatch = new Rectangle(14, 14);
    private final Label name = new Label();
    private final Label key = new Label();
    private final Label images = new Label();
    private final HBox row = new HBox(8, index, swatch, name, key, images);

    ClassCell(Texts texts, Supplier<ClassUsage> usage) {
        this.texts = texts;
        this.usage = usage;
        index.getStyleClass().addAll("quiet", "number");
        index.setMinWidth(24);
        index.setAlignment(Pos.CENTER_RIGHT);
        swatch.setArcWidth(4);
        swatch.setArcHeight(4);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(40);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        HBox.setHgrow(name, Priority.ALWAYS);
        key.getStyleClass().add("key-name");
        key.setMinWidth(Region.USE_PREF_SIZE);
        images.getStyleClass().add("quiet");
        images.setMinWidth(Region.USE_PREF_SIZE);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPrefWidth(0);
    }

    @Override
    protected void updateItem(LabelClass shown, boolean isEmpty) {
        super.updateItem(shown, isEmpty);
        setText(null);
        if (isEmpty || shown == null) {
            setGraphic(null);
            return;
        }
        index.setText(String.valueOf(shown.index()));
        swatch.setFill(Colours.of(shown.rgb()));
        name.setText(shown.background() ? texts.get("window.classes.background.of", shown.name()) : shown.name());
        key.setText(shown.key());
        key.setVisible(!shown.key().isEmpty());
        images.setText(texts.get("window.classes.used", usage.get().imagesOf(shown.index())));
        setGraphic(row);
    }
}
