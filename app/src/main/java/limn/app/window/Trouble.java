package limn.app.window;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import limn.app.text.ErrorWords;
import limn.app.text.Texts;
import limn.app.train.RunState;
import limn.app.train.RunStatus;
import limn.app.window.parts.Icons;
import limn.engine.run.Event;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;

/** What went wrong with a run: what happened, what is safe, and, where more than resuming helps, a button for that. */
final class Trouble extends VBox {
    /** What less memory may help with. */
    private static final Set<String> TOO_LARGE = Set.of(Event.Failed.OUT_OF_MEMORY, Event.Failed.KILLED);
    /** What another device may help with. */
    private static final Set<String> NO_DEVICE = Set.of(Event.Failed.NO_DEVICE, Event.Failed.DEVICE_FAILED);

    private final Desk desk;
    private final Texts texts;
    private final ErrorWords errors;
    private final Label happened = new Label();
    private final Label safe = new Label();
    private final Button less;
    private final Button cpu;
    private @Nullable RunFolder folder;
    private boolean hasCheckpoint;

    Trouble(Desk desk) {
        super(6);
        this.desk = desk;
        texts = desk.texts();
        errors = new ErrorWords(texts);
        getStyleClass().add("trouble");
        happened.setWrapText(true);
        happened.setId("run-trouble");
        safe.setWrapText(true);
        safe.setId("run-safe");
        less = way("run-less", Trainer.Change.HALF);
        cpu = way("run-cpu", Trainer.Change.CPU);
        getChildren().addAll(happened, safe, less, cpu);
    }

    private Button way(String id, Trainer.Change change) {
        Button button = Icons.worded("mdi2p-play", "");
        button.setId(id);
        button.setOnAction(e -> goOn(change));
        return button;
    }

    /** @param lastWords what the process printed last, where this window has started it */
    void show(RunFolder shown, RunState state, RunStatus status, List<String> lastWords) {
        folder = shown;
        hasCheckpoint = state.checkpoint().isPresent();
        boolean isOver = status == RunStatus.LOST || status == RunStatus.FAILED;
        String next = status == RunStatus.LOST
                ? lost(state)
                : status == RunStatus.FAILED ? texts.get("window.train.failed") : "";
        String words = state.failure().map(f -> errors.failure(f, state.step())).orElse(String.join("\n", lastWords));
        String warnings = state.warnings().stream().map(errors::warning).collect(Collectors.joining("\n"));
        String all = String.join("\n", List.of(next, isOver ? words : "", warnings)).strip();
        happened.setText(all);
        safe.setText(state.checkpoint().isPresent()
                ? texts.get("window.trouble.safe", state.checkpoint().getAsLong())
                : texts.get("window.trouble.safeNothing"));
        visible(safe, isOver);
        String code = status == RunStatus.FAILED && !desk.trainer().isBusy()
                ? state.failure().map(Event.Failed::code).orElse("")
                : "";
        less.setText(texts.get(hasCheckpoint ? "window.trouble.less" : "window.trouble.less.again"));
        cpu.setText(texts.get(hasCheckpoint ? "window.trouble.cpu" : "window.trouble.cpu.again"));
        visible(less, TOO_LARGE.contains(code));
        visible(cpu, NO_DEVICE.contains(code));
        visible(this, !all.isEmpty());
    }

    private static void visible(Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }

    private String lost(RunState state) {
        return state.started().map(Event.Started::writer).filter(w -> !w.isHere())
                .map(w -> texts.get("window.train.lostElsewhere", String.valueOf(w.host())))
                .orElseGet(() -> texts.get("window.train.lost"));
    }

    private void goOn(Trainer.Change change) {
        RunFolder shown = folder;
        if (shown != null && hasCheckpoint) {
            desk.trainer().resume(shown, change);
        } else if (shown != null) {
            desk.trainer().again(shown, change);
        }
    }
}
