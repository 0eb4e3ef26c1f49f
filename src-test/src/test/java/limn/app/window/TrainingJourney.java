package limn.app.window;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import limn.annotator.model.Region;
import limn.app.train.RunCatalog;
import limn.app.train.RunState;
import limn.app.train.RunStatus;
import limn.app.window.evaluate.Found;

/** A window with the discs, and what people do in it with trainings and with what comes of them. */
abstract class TrainingJourney extends WindowJourney {
    /** The patience for whatever computes in another process. */
    static final Duration TRAINING = Duration.ofSeconds(120);

    @Override
    void makeProject() throws Exception { Discs.make(projectFolder(), dir); }

    /** Chooses a recipe by its card, with numbers that make it small. */
    void fill(String recipe, Map<String, String> numbers) throws Exception {
        press(KeyCode.DIGIT3, false, true);
        await("the recipes", () -> isThere("recipe-" + recipe) && isThere("numbers"));
        fx(() -> {
            find("recipe-" + recipe, ToggleButton.class).fire();
            find("numbers", TitledPane.class).setExpanded(true);
            scene().getRoot().applyCss();
            scene().getRoot().layout();
            Discs.small(numbers).forEach((key, value) -> find("setting-" + key, TextField.class).setText(value));
            return true;
        });
    }

    /** Starts a training from its card. */
    void train(String recipe, Map<String, String> numbers) throws Exception {
        fill(recipe, numbers);
        click("train");
    }

    /** What is known of the training of this window. In the window's thread. */
    RunState state() {
        return project().trainer().active().map(a -> a.state()).orElseGet(RunState::nothing);
    }

    RunStatus status() { return state().status(); }

    /** Shows the newest run in Train, with its samples. */
    void showNewestRun() throws Exception {
        go(Place.Id.TRAIN);
        fx(() -> workspace().showNewestRun());
        await("the panes", () -> isThere("samples") && scene().lookup("#samples .sample-frame") != null);
    }

    /** What a pane of a sample says of the pixel at the cursor. */
    String value(String pane) throws Exception {
        return fx(() -> words("value-" + pane));
    }

    /** @param type moved or clicked @param share of the pane's sides */
    void mouseInPane(String pane, EventType<MouseEvent> type, double share) throws Exception {
        fx(() -> {
            scene().getRoot().layout();
            mouse(Objects.requireNonNull(find("pane-" + pane, Pane.class).lookup(".sample-frame")), type, share);
            return true;
        });
    }

    /** Goes to one of the views of Results. */
    void showResults(String view) throws Exception {
        go(Place.Id.RESULTS);
        act("results.view." + view);
    }

    TableView<?> runTable() { return find("run-table", TableView.class); }

    /** The names of the runs in the table. */
    List<String> listedRuns() {
        return runTable().getItems().stream().map(e -> ((RunCatalog.Entry) e).folder().name()).toList();
    }

    void showRuns(int count) throws Exception {
        showResults("runs");
        await("the runs", () -> isThere("run-table") && runTable().getItems().size() == count);
    }

    /** Selects runs in the table; the last one of them is the one at hand. */
    void selectRuns(String... names) throws Exception {
        fx(() -> {
            runTable().getSelectionModel().clearSelection();
            for (String name : names) {
                runTable().getSelectionModel().select(listedRuns().indexOf(name));
            }
            return true;
        });
    }

    /** Measures the run at hand on the validation images. */
    void measure() throws Exception {
        showResults("evaluation");
        await("the offer", () -> words("evaluation-none").contains("measured"));
        click("evaluation-first");
        await("the scores", TRAINING, () -> words("evaluation-facts").contains("2 images"));
    }

    /** Goes to a place of the confusion matrix and asks for what is behind it. */
    void openConfusion(int truth, int predicted) throws Exception {
        press("confusion", KeyCode.DOWN);
        for (int i = 0; i < truth; i++) {
            press("confusion", KeyCode.DOWN);
        }
        for (int i = 0; i < predicted; i++) {
            press("confusion", KeyCode.RIGHT);
        }
        press("confusion", KeyCode.ENTER);
        await("regions in place of whole images", () -> foundRegions().getItems().stream()
                .anyMatch(found -> !((Found) found).region().equals(Region.EMPTY)));
    }

    ListView<?> foundRegions() { return find("evaluation-found", ListView.class); }

    /** Lets the run at hand predict all images, and waits for the first region that can be judged. */
    void predict() throws Exception {
        showResults("review");
        await("the offer", () -> isThere("review-first") && find("review-first", Node.class).isVisible()
                && words("review-none").contains("region by region"));
        click("review-first");
        await("regions", TRAINING, () -> isThere("review-left") && regionsLeft() > 0 && isRegionReady());
    }

    int regionsLeft() { return Integer.parseInt(words("review-left").split(" ")[0]); }

    /** Whether a region is shown and can be judged. */
    boolean isRegionReady() {
        return !words("review-class").isEmpty() && workspace().isIdle();
    }

    /** Judges the region at hand with a key. */
    void judge(KeyCode code) throws Exception {
        await("a region", this::isRegionReady);
        press(code, false, false);
    }
}
