package limn.app.window;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.app.text.Texts;
import limn.app.window.parts.Colours;
import org.jspecify.annotations.Nullable;

/** Name, colour and key of one class. What is changed is taken over at once, and can be undone. */
final class ClassDetail extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final TextField name = new TextField();
    private final ColorPicker colour = new ColorPicker();
    private final TextField key = new TextField();
    private final CheckBox background = new CheckBox();
    private @Nullable LabelClass shown;
    private boolean setting;

    ClassDetail(Desk desk) {
        super(10);
        this.desk = desk;
        texts = desk.texts();
        name.setId("class-detail-name");
        colour.setId("class-detail-colour");
        colour.setMaxWidth(Double.MAX_VALUE);
        key.setId("class-detail-key");
        key.setPrefColumnCount(2);
        key.setMaxWidth(60);
        key.setTextFormatter(new TextFormatter<>(typed -> {
            String wanted = typed.getControlNewText();
            return wanted.matches("[0-9A-Za-z]?") ? typed : null;
        }));
        background.setId("class-detail-background");
        background.setText(texts.get("window.classes.background"));
        background.setWrapText(true);
        name.setOnAction(e -> take());
        key.setOnAction(e -> take());
        colour.setOnAction(e -> take());
        background.setOnAction(e -> take());
        for (TextField field : new TextField[]{name, key}) {
            field.focusedProperty().addListener((o, was, is) -> {
                if (was) {
                    take();
                }
            });
        }
        getChildren().addAll(grid(), background);
    }

    private GridPane grid() {
        var grid = new GridPane(12, 8);
        var words = new ColumnConstraints();
        words.setMinWidth(USE_PREF_SIZE);
        var fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(words, fields);
        grid.addRow(0, label("window.classes.name", name), name);
        grid.addRow(1, label("window.classes.colour", colour), colour);
        grid.add(swatches(), 1, 2);
        grid.addRow(3, label("window.classes.key", key), key);
        return grid;
    }

    private Label label(String words, javafx.scene.Node of) {
        var label = new Label(texts.get(words));
        label.setLabelFor(of);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /** The colours that everybody can tell apart, one click each. */
    private FlowPane swatches() {
        var pane = new FlowPane(4, 4);
        for (int i = 0; i < ClassCatalog.paletteSize(); i++) {
            int rgb = ClassCatalog.suggestedColour(i);
            var button = new Button("", new Rectangle(14, 14, Colours.of(rgb)));
            button.getStyleClass().addAll("flat", "small", "swatch-button");
            button.setAccessibleText(String.format(Locale.ROOT, "#%06X", rgb));
            button.setFocusTraversable(false);
            button.setOnAction(e -> {
                colour.setValue(Colours.of(rgb));
                take();
            });
            pane.getChildren().add(button);
        }
        return pane;
    }

    void show(Optional<LabelClass> chosen) {
        take();
        shown = chosen.orElse(null);
        put();
    }

    private void put() {
        LabelClass now = shown;
        if (now != null) {
            setting = true;
            name.setText(now.name());
            colour.setValue(Colours.of(now.rgb()));
            key.setText(now.key());
            background.setSelected(now.background());
            setting = false;
        }
        setDisable(desk.model().project().isReadOnly());
    }

    void editName() {
        name.requestFocus();
        name.selectAll();
    }

    /** Takes over what was changed, if it is another name, colour or key. */
    private void take() {
        LabelClass before = shown;
        ClassCatalog classes = desk.model().classes();
        if (setting || before == null || before.index() >= classes.size()
                || !classes.get(before.index()).equals(before)) {
            return;
        }
        String typed = name.getText().strip();
        var wanted = new LabelClass(before.index(), typed.isEmpty() ? before.name() : typed,
                Colours.rgb(colour.getValue()),
                key.getText().toUpperCase(Locale.ROOT), background.isSelected());
        if (wanted.equals(before)) {
            return;
        }
        shown = wanted;
        if (!ClassEdits.edit(desk, wanted)) {
            shown = before;
            put();
        }
    }
}
