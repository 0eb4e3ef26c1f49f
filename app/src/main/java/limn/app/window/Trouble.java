package limn.app.window;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import limn.engine.recipe.Recipe;
import limn.engine.recipe.Setting;
import limn.engine.run.Event;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;

/** What went wrong with a run: what happened, what is safe, and, where more than resuming helps, a button for that. */
final class Trouble extends VBox {
    /** Settings that a step's memory grows with. */
    private static final List<String> SIZES = List.of("batch", "unlabelledBatch", "retrainBatch");

    private final Desk desk;
    private final Texts texts;
    private final ErrorWords errors;
    private final Label happened = new Label();
    private final Label safe = new Label();
    private final Button less;
    private @Nullable RunFolder folder;

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
        less = Icons.worded("mdi2p-play", texts.get("window.trouble.less"));
        less.setId("run-less");
        less.setOnAction(e -> resumeSmaller());
        getChildren().addAll(happened, safe, less);
    }

    /** @param lastWords what the process printed last, where this window has started it */
    void show(RunFolder shown, RunState state, RunStatus status, List<String> lastWords) {
        folder = shown;
        boolean isOver = status == RunStatus.LOST || status == RunStatus.FAILED;
        String next = status == RunStatus.LOST
                ? texts.get("window.train.lost")
                : status == RunStatus.FAILED ? texts.get("window.train.failed") : "";
        String words = state.failure().map(f -> errors.failure(f, state.step())).orElse(String.join("\n", lastWords));
        String warnings = state.warnings().stream().map(errors::warning).collect(Collectors.joining("\n"));
        String all = String.join("\n", List.of(next, isOver ? words : "", warnings)).strip();
        happened.setText(all);
        safe.setText(state.checkpoint().isPresent()
                ? texts.get("window.trouble.safe", state.checkpoint().getAsLong())
                : texts.get("window.trouble.safeNothing"));
        visible(safe, isOver);
        visible(less, status == RunStatus.FAILED && state.checkpoint().isPresent() && !desk.trainer().isBusy()
                && state.failure().map(Event.Failed::code).filter("outOfMemory"::equals).isPresent());
        visible(this, !all.isEmpty());
    }

    private static void visible(Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }

    /** Goes on with half as many images in a step. */
    private void resumeSmaller() {
        RunFolder shown = folder;
        if (shown != null) {
            desk.jobs().run("smaller recipe", () -> Recipe.fromJson(Files.readString(shown.recipe())),
                    recipe -> desk.trainer().resume(shown, recipe.method(), halved(recipe)), desk::failed);
        }
    }

    /** The sizes of batches that are larger than one, halved. */
    static Map<String, String> halved(Recipe recipe) {
        var changed = new TreeMap<String, String>();
        for (Setting setting : recipe.settings()) {
            if (SIZES.contains(setting.key()) && recipe.whole(setting.key()) > 1) {
                changed.put(setting.key(), String.valueOf(recipe.whole(setting.key()) / 2));
            }
        }
        return changed;
    }
}
