package limn.app.window;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import limn.app.text.Texts;

/**
 * Lies over the window while all masks are written anew: whatever a person painted meanwhile would speak of classes that are on the
 * move. Takes mouse and keys at once, shows itself after a moment, and can be cancelled.
 */
final class WorkVeil extends StackPane {
    private final StackPane root;
    private final Texts texts;
    private final ProgressBar bar = new ProgressBar(-1);
    private final Label count = new Label();
    private final Button cancel;
    private final VBox card;
    private final PauseTransition moment = new PauseTransition(Duration.millis(300));

    WorkVeil(StackPane root, Texts texts) {
        this.root = root;
        this.texts = texts;
        setId("work-veil");
        var heading = new Label(texts.get("window.classes.working"));
        heading.getStyleClass().add("panel-heading");
        bar.setPrefWidth(280);
        count.getStyleClass().add("quiet");
        cancel = new Button(texts.get("window.cancel"));
        cancel.setId("work-cancel");
        card = new VBox(10, heading, bar, count, cancel);
        card.setAlignment(Pos.CENTER);
        card.getStyleClass().add("help-card");
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(card);
        moment.setOnFinished(e -> {
            getStyleClass().add("veil");
            card.setVisible(true);
        });
        addEventFilter(KeyEvent.ANY, e -> {
            if (e.getTarget() != cancel) {
                e.consume();
            }
        });
    }

    void show(MaskWork work) {
        if (!work.active()) {
            moment.stop();
            root.getChildren().remove(this);
            return;
        }
        if (!root.getChildren().contains(this)) {
            getStyleClass().remove("veil");
            card.setVisible(false);
            root.getChildren().add(this);
            cancel.requestFocus();
            moment.playFromStart();
        }
        cancel.setOnAction(e -> work.cancel().run());
        bar.setProgress(work.of() == 0 ? -1 : (double) work.done() / work.of());
        count.setText(work.of() == 0 ? "" : texts.get("window.classes.images", work.done(), work.of()));
    }
}
