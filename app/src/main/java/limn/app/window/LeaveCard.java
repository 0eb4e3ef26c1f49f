package limn.app.window;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import limn.app.text.Texts;
import limn.app.window.parts.Choosers;

/** Asks, when a project is closed, what shall become of the training that runs. */
final class LeaveCard extends VBox {
    /** @param stay closes the card @param leave closes the project */
    LeaveCard(Texts texts, Trainer trainer, Runnable stay, Runnable leave) {
        super(12);
        setId("leave-card");
        getStyleClass().add("help-card");
        Choosers.size(this, 560);
        var about = new Label(texts.get("window.leave.about"));
        about.setWrapText(true);
        Button pause = button(texts, "pause", () -> {
            stay.run();
            leave.run();
        });
        pause.getStyleClass().add(Styles.ACCENT);
        Button goOn = button(texts, "goOn", () -> {
            trainer.letGo();
            stay.run();
            leave.run();
        });
        var row = new HBox(8, pause, goOn, button(texts, "stay", stay));
        row.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(Choosers.top(texts.get("window.leave.heading"), "leave-close", texts, stay), about, row);
    }

    private static Button button(Texts texts, String word, Runnable action) {
        var button = new Button(texts.get("window.leave." + word));
        button.setId("leave-" + word);
        button.setOnAction(e -> action.run());
        return button;
    }
}
