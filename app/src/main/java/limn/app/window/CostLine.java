package limn.app.window;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import limn.app.text.Texts;
import limn.app.train.ForecastProcess;
import limn.app.window.parts.Durations;
import limn.app.window.parts.Icons;
import limn.engine.recipe.Recipe;
import org.jspecify.annotations.Nullable;

/** What the chosen recipe would cost: found on demand, by a short try in a process of its own. */
final class CostLine extends HBox {
    private final Desk desk;
    private final Texts texts;
    private final Supplier<Optional<Recipe>> recipe;
    private final Supplier<String> device;
    private final Button ask;
    private final Label answer = new Label();
    private @Nullable ForecastProcess running;

    /** @param recipe the chosen one, if what was typed is one @param device where to compute; "" for the fastest */
    CostLine(Desk desk, Supplier<Optional<Recipe>> recipe, Supplier<String> device) {
        super(12);
        this.desk = desk;
        this.recipe = recipe;
        this.device = device;
        texts = desk.texts();
        setAlignment(Pos.CENTER_LEFT);
        ask = Icons.worded("mdi2t-timer-outline", texts.get("window.cost.ask"));
        ask.setId("forecast");
        ask.setOnAction(e -> turn());
        answer.setId("forecast-answer");
        answer.getStyleClass().add("number");
        getChildren().addAll(ask, answer);
        desk.actions().addButton(ask, "train.run.forecast", "mdi2t-timer-outline", texts.get("keys.cannotTrain"));
    }

    /** The recipe or the labels are others: an answer counts no more. @param possible whether such a training can start */
    void forget(boolean possible) {
        cancel();
        answer.setText("");
        ask.setDisable(!possible);
    }

    private void turn() {
        if (running == null) {
            recipe.get().ifPresent(this::start);
        } else {
            forget(true);
        }
    }

    private void cancel() {
        ForecastProcess now = running;
        if (now != null) {
            now.cancel();
            over(now);
        }
    }

    private void start(Recipe chosen) {
        var process = new ForecastProcess(desk.model().project().folder(), chosen, device.get());
        running = process;
        ask.setText(texts.get("window.cost.cancel"));
        answer.setText(texts.get("window.cost.trying"));
        desk.model().afterSaving(() -> desk.jobs().runLong("forecast", process::ask, cost -> {
            if (process.equals(running)) {
                over(process);
                answer.setText(words(cost));
            }
        }, failure -> {
            if (process.equals(running)) {
                over(process);
                answer.setText("");
                if (!(failure instanceof CancellationException)) {
                    desk.failed(failure);
                }
            }
        }));
    }

    private void over(ForecastProcess ended) {
        if (ended.equals(running)) {
            running = null;
            ask.setText(texts.get("window.cost.ask"));
        }
    }

    private String words(ForecastProcess.Cost cost) {
        String time = Durations.words(texts, Math.round(cost.seconds() * 1000));
        return cost.memoryMiB().isEmpty()
                ? texts.get("window.cost.time", time)
                : texts.get("window.cost.both", time,
                        String.format(Locale.ROOT, "%.1f", cost.memoryMiB().getAsLong() / 1024.0));
    }
}
