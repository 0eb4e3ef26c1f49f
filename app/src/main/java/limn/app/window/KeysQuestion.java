package limn.app.window;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import limn.app.text.Texts;
import limn.app.window.command.Keys;
import limn.app.window.command.Preset;

/** Asks once, on the start page, which tool the hands know. Waits for no answer. */
final class KeysQuestion extends VBox {
    private final Texts texts;
    private final Keys keys;
    private final Label words = new Label();

    KeysQuestion(Texts texts, Keys keys) {
        super(6);
        this.texts = texts;
        this.keys = keys;
        setId("keys-question");
        setAlignment(Pos.CENTER_LEFT);
        setMaxWidth(782);
        words.getStyleClass().add("panel-heading");
        words.setText(texts.get("window.start.keys"));
        var choices = new FlowPane(6, 6);
        for (Preset preset : List.of(Preset.CVAT, Preset.LABELME, Preset.PHOTOSHOP, Preset.LEFT_HANDED,
                Preset.DEFAULT)) {
            var button = new Button(texts.get(
                    preset == Preset.DEFAULT ? "window.start.keys.none" : "keys.preset." + preset.key()));
            button.setId("keys-from-" + preset.key());
            button.getStyleClass().add("small");
            button.setOnAction(e -> choose(preset));
            choices.getChildren().add(button);
        }
        getChildren().addAll(words, choices);
        boolean asks = !keys.isChosen();
        setVisible(asks);
        setManaged(asks);
    }

    private void choose(Preset preset) {
        keys.use(preset);
        var said = new Label(texts.get("window.start.keys.chosen", texts.get("keys.preset." + preset.key()),
                keys.map().of("global.window.keys").getFirst().shown()));
        said.getStyleClass().add("quiet");
        getChildren().setAll(said);
    }
}
