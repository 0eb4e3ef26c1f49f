package limn.app.window.runs;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import limn.app.text.Texts;
import limn.engine.recipe.Recipe;
import limn.engine.recipe.RecipeException;
import limn.engine.recipe.Setting;
import org.jspecify.annotations.Nullable;

/** The numbers of a recipe: each with its name, its value (the default shown pale) and what it means. */
public final class SettingsGrid extends GridPane {
    private static final String NAME = "limn.name";
    private static final String ENCODER = "encoder";
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    private final Texts texts;
    private final Map<String, Control> fields = new LinkedHashMap<>();
    private Recipe recipe = new Recipe("", Map.of());
    private Runnable changed = () -> {};

    public SettingsGrid(Texts texts) {
        super(12, 6);
        this.texts = texts;
        getStyleClass().add("settings-grid");
    }

    /** @param action run when a person changes a value */
    public void onChange(Runnable action) { changed = action; }

    /** Shows a recipe; the values it was given stand in their fields. */
    public void show(Recipe shown) {
        recipe = shown;
        fields.clear();
        getChildren().clear();
        int row = 0;
        boolean pretrained = !shown.given().getOrDefault(ENCODER, "").isBlank();
        for (Setting setting : shown.settings()) {
            Control field = field(setting, shown.given().get(setting.key()), pretrained);
            field.setId("setting-" + setting.key());
            field.setAccessibleText(setting.key());
            fields.put(setting.key(), field);
            var name = new Label(setting.key());
            name.getStyleClass().add("setting-name");
            name.setLabelFor(field);
            field.getProperties().put(NAME, name);
            String meaning = texts.get("window.setting." + setting.key());
            var about = new Label(setting instanceof Setting.Range range
                    ? meaning + " (" + range.allowed() + ")"
                    : meaning);
            about.getStyleClass().add("quiet");
            about.setWrapText(true);
            addRow(row++, name, field, about);
        }
        for (Setting setting : shown.settings()) { // all are there: what is a default depends on the encoder
            value(control(setting)).subscribe(now -> {
                mark(setting);
                changed.run();
            });
        }
        if (fields.get(ENCODER) instanceof TextField encoder) {
            encoder.textProperty().subscribe((was, is) -> {
                if (was.isBlank() != is.isBlank()) {
                    showDefaults();
                }
            });
        }
    }

    private static ObservableValue<String> value(Control field) {
        return field instanceof TextField text
                ? text.textProperty()
                : ((ComboBox<?>) field).valueProperty().map(String::valueOf);
    }

    /** A value beside its default stands out. */
    private void mark(Setting setting) {
        Control field = control(setting);
        String now = value(field).getValue();
        boolean other = !now.isBlank() && !now.equals(setting.defaultValue(isPretrained()));
        if (field.getProperties().get(NAME) instanceof Label name) {
            name.pseudoClassStateChanged(CHANGED, other);
        }
    }

    private Control control(Setting setting) {
        Control field = fields.get(setting.key());
        if (field == null) {
            throw new IllegalStateException("no field for " + setting.key());
        }
        return field;
    }

    private boolean isPretrained() {
        return fields.get(ENCODER) instanceof TextField encoder && !encoder.getText().isBlank();
    }

    /** Some defaults differ when the encoder starts from pretrained weights. */
    private void showDefaults() {
        boolean pretrained = isPretrained();
        for (Setting setting : recipe.settings()) {
            switch (control(setting)) {
                case TextField text -> text.setPromptText(setting.defaultValue(pretrained));
                case ComboBox<?> box -> follow(box, setting, pretrained);
                default -> throw new IllegalStateException(setting.key() + " has another kind of field");
            }
            mark(setting);
        }
    }

    @SuppressWarnings("unchecked") // every box is made by field()
    private void follow(ComboBox<?> box, Setting setting, boolean pretrained) {
        if (!recipe.given().containsKey(setting.key()) && setting.defaultValue(!pretrained).equals(box.getValue())) {
            ((ComboBox<String>) box).setValue(setting.defaultValue(pretrained));
        }
    }

    /** @param given the value that the recipe has beside its default, if any */
    private static Control field(Setting setting, @Nullable String given, boolean pretrained) {
        if (setting instanceof Setting.Choice choice) {
            var box = new ComboBox<String>();
            box.getItems().setAll(choice.options());
            box.setValue(given == null ? setting.defaultValue(pretrained) : given);
            return box;
        }
        var field = new TextField();
        field.setPromptText(setting.defaultValue(pretrained));
        field.setPrefColumnCount(10);
        field.setText(given == null ? "" : given);
        return field;
    }

    /** The recipe with what was typed. @throws RecipeException for the first value that is not allowed */
    public Recipe recipe() throws RecipeException {
        var typed = new Recipe(recipe.method(), Map.of());
        boolean pretrained = isPretrained();
        for (Setting setting : recipe.settings()) {
            Control field = fields.get(setting.key());
            String value = field instanceof TextField text
                    ? text.getText().strip()
                    : field instanceof ComboBox<?> box ? String.valueOf(box.getValue()) : "";
            if (!value.isEmpty() && !value.equals(setting.defaultValue(pretrained))) {
                typed = typed.with(setting.key(), value);
            }
        }
        return typed;
    }
}
