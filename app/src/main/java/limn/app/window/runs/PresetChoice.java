package limn.app.window.runs;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import limn.app.text.Texts;
import limn.engine.recipe.Recipe;

/** How large a training is to be: one of the presets of the recipes, side by side, with a line about the chosen one. */
public final class PresetChoice extends HBox {
    private final Texts texts;
    private final Runnable onChange;
    private final Label about = new Label();
    private String name = Recipe.presets().getFirst();

    /** @param onChange run when a person has chosen another one */
    public PresetChoice(Texts texts, Runnable onChange) {
        super(12);
        this.texts = texts;
        this.onChange = onChange;
        setAlignment(Pos.CENTER_LEFT);
        var pills = new HBox();
        var group = new ToggleGroup();
        List<String> names = Recipe.presets();
        for (String each : names) {
            ToggleButton pill = pill(each);
            pill.getStyleClass().add(each.equals(names.getFirst())
                    ? Styles.LEFT_PILL
                    : each.equals(names.getLast()) ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            pill.setToggleGroup(group);
            pill.setSelected(each.equals(name));
            pills.getChildren().add(pill);
        }
        about.getStyleClass().add("quiet");
        about.setWrapText(true);
        about.setText(texts.get("window.preset." + name + ".about"));
        getChildren().addAll(new Label(texts.get("window.train.preset")), pills, about);
    }

    /** One of {@link Recipe#presets()}. */
    public String name() { return name; }

    private ToggleButton pill(String each) {
        var pill = new ToggleButton(texts.get("window.preset." + each));
        pill.setId("preset-" + each);
        pill.setOnAction(e -> pill.setSelected(true)); // a second press would leave none chosen
        pill.selectedProperty().subscribe(chosen -> {
            if (chosen && !name.equals(each)) {
                name = each;
                about.setText(texts.get("window.preset." + each + ".about"));
                onChange.run();
            }
        });
        return pill;
    }
}
