package limn.app.window;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import limn.app.text.Texts;
import limn.app.window.parts.Icons;

/** At the left whether all is saved and what the project holds, at the right what goes on. */
final class StatusRow extends HBox {
    private final Texts texts;
    private final Label saved = new Label();
    private final Label counts = new Label();
    private final Button retry;
    private final HBox work = new HBox(8);
    private final Map<String, Progress> going = new LinkedHashMap<>();

    StatusRow(Texts texts, Runnable retrySaving) {
        super(12);
        this.texts = texts;
        getStyleClass().add("status-row");
        setAlignment(Pos.CENTER_LEFT);
        saved.setId("save-state");
        counts.setId("counts");
        saved.setMinWidth(Region.USE_PREF_SIZE);
        retry = new Button(texts.get("window.status.retry"));
        retry.setOnAction(e -> retrySaving.run());
        retry.setVisible(false);
        retry.setManaged(false);
        work.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(work, Priority.ALWAYS);
        getChildren().addAll(saved, retry, counts, work);
    }

    void show(SaveQueue.State state) {
        boolean failed = state.failure().isPresent();
        String clock = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(texts.locale())
                .format(state.saved().atZone(ZoneId.systemDefault()));
        saved.setText(state.waiting() == 0
                ? texts.get("window.status.saved", clock)
                : failed
                        ? texts.get("window.status.refused", state.waiting(),
                                state.failure().map(f -> Failures.words(texts, f)).orElse(""))
                        : texts.get("window.status.waiting", state.waiting()));
        saved.setGraphic(Icons.of(failed
                ? "mdi2a-alert-circle-outline"
                : state.waiting() == 0 ? "mdi2c-check" : "mdi2d-dots-horizontal"));
        saved.getStyleClass().remove("save-failed");
        if (failed) {
            saved.getStyleClass().add("save-failed");
        }
        retry.setVisible(failed);
        retry.setManaged(failed);
    }

    void show(Counts now) { counts.setText(texts.get("window.status.counts", now.masks(), now.tagged(), now.bare())); }

    void show(Progress progress) {
        if (progress.over()) {
            going.remove(progress.name());
        } else {
            going.put(progress.name(), progress);
        }
        work.getChildren().clear();
        going.values().forEach(this::addWork);
    }

    private void addWork(Progress progress) {
        var text = new Label(progress.text());
        text.setId("work-" + progress.name());
        var bar = new ProgressBar(progress.fraction() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : progress.fraction());
        bar.setPrefWidth(140);
        var stop = Icons.button("mdi2s-stop", texts.get("window.status.stop"));
        stop.setId("status-stop");
        stop.getStyleClass().add("small");
        stop.setOnAction(e -> progress.cancel().run());
        work.getChildren().addAll(text, bar, stop);
    }
}
