package limn.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import limn.app.text.Texts;
import limn.app.train.RunState;
import limn.app.train.RunStatus;
import limn.app.window.inspect.GradesView;
import limn.app.window.inspect.InspectorHost;
import limn.app.window.inspect.SampleInspector;
import limn.app.window.chart.CurveBoard;
import limn.app.window.parts.Icons;
import limn.app.window.parts.Spring;
import limn.app.window.runs.IouBars;
import limn.app.window.runs.RememberedCurves;
import limn.app.window.runs.RunWords;
import limn.engine.run.RunFolder;
import limn.engine.run.StopReason;
import org.jspecify.annotations.Nullable;

/** One run: where it stands, its curves, what it saw. */
final class RunPanel {
    private final Desk desk;
    private final Texts texts;
    private final Label title = new Label();
    private final Label facts = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Button pause;
    private final Button stop;
    private final Button resume;
    private final Button again;
    private final Button kill;
    private final Trouble trouble;
    private final CurveBoard board;
    private final IouBars bars = new IouBars();
    private final Label barsNote = new Label();
    private final SampleInspector inspector;
    private final GradesView grades;
    private final ScrollPane scroll;
    private @Nullable RunFolder folder;
    private RunState state = RunState.nothing();

    RunPanel(Desk desk, Settings settings, InspectorHost host) {
        this.desk = desk;
        texts = desk.texts();
        inspector = new SampleInspector(texts, host);
        grades = new GradesView(texts, host);
        var steps = inspector.steps();
        String none = texts.get("window.inspect.noOther");
        desk.actions().addButton(steps.earlier(), "train.sample.earlier", "mdi2c-chevron-left", none);
        desk.actions().addButton(steps.later(), "train.sample.later", "mdi2c-chevron-right", none);
        desk.actions().addButton(steps.newest(), "train.sample.newest", "mdi2p-page-last", none);
        pause = control("mdi2p-pause", "window.train.pause", "pause", () -> request(StopReason.PAUSED));
        stop = control("mdi2s-stop", "window.train.stop", "stop", () -> request(StopReason.STOPPED));
        kill = control("mdi2c-close-octagon-outline", "window.train.kill", "kill", desk.trainer()::kill);
        resume = control("mdi2p-play", "window.train.resume", "resume", this::resume);
        again = control("mdi2r-restart", "window.train.again", "again", this::again);
        String idle = texts.get("keys.noRun");
        desk.actions().addButton(pause, "train.run.pause", "mdi2p-pause", idle);
        desk.actions().addButton(stop, "train.run.stop", "mdi2s-stop", idle);
        desk.actions().addButton(resume, "train.run.resume", "mdi2p-play", texts.get("keys.nothingToResume"));
        desk.actions().addButton(again, "train.run.again", "mdi2r-restart", texts.get("keys.nothingToStartAgain"));
        title.getStyleClass().add("run-title");
        facts.setId("run-facts");
        facts.getStyleClass().add("number");
        trouble = new Trouble(desk);
        barsNote.getStyleClass().add("quiet");
        barsNote.setWrapText(true);
        var remembered = new RememberedCurves(settings);
        board = new CurveBoard(texts, new ChartFiles(desk), remembered.read(), remembered::write, barsCard());
        VBox.setVgrow(board, Priority.ALWAYS);
        var column = new VBox(12, header(), trouble, board, inspector, grades);
        column.getStyleClass().add("run-panel");
        scroll = new ScrollPane(column);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
    }

    private Button control(String icon, String key, String id, Runnable action) {
        Button button = Icons.worded(icon, texts.get(key));
        button.setId("run-" + id);
        button.setOnAction(e -> action.run());
        return button;
    }

    private HBox header() {
        var space = new Spring();
        bar.setPrefWidth(160);
        bar.setMinWidth(48);
        title.setMinWidth(120); // the buttons keep their words in the smallest window
        List.of(pause, stop, resume, again, kill).forEach(b -> b.setMinWidth(Region.USE_PREF_SIZE));
        var header = new HBox(10, title, bar, facts, space, pause, stop, resume, again, kill);
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private VBox barsCard() {
        var barsScroll = new ScrollPane(bars);
        barsScroll.setFitToWidth(true);
        barsScroll.getStyleClass().add("bars-scroll");
        VBox.setVgrow(barsScroll, Priority.ALWAYS);
        return new VBox(4, barsScroll, barsNote);
    }

    Node node() { return scroll; }

    /** Whether every curve is drawn. */
    boolean isSettled() { return board.isSettled(); }

    void clear(RunFolder shown) {
        folder = shown;
        inspector.clear(shown);
        bars.clear();
        barsNote.setText("");
        show(shown, RunState.nothing());
    }

    void show(RunFolder shown, RunState now) {
        folder = shown;
        state = now;
        String unnamed = now.status().isActive() ? texts.get("window.train.starting") : shown.name();
        title.setText(RunWords.method(texts, now.method().isEmpty() ? unnamed : now.method()));
        showStatus(now.status());
        trouble.show(shown, now, now.status(), List.of());
        board.show(now, desk.model().classes());
        now.evaluation().ifPresent(e -> {
            bars.show(now.classes(), e, now.iou(), desk.model().classes());
            barsNote.setText(RunWords.counted(texts, now, e) + RunWords.withTags(texts, now, e));
        });
        inspector.show(shown, now);
        grades.show(now);
    }

    /** What only the window that started the process knows. */
    void showProcess(Trainer.Active active) {
        if (active.folder().equals(folder)) {
            showStatus(active.state().status());
            trouble.show(active.folder(), active.state(), active.state().status(), active.lastWords());
        }
    }

    private void showStatus(RunStatus status) {
        bar.setProgress(status == RunStatus.WAITING ? ProgressBar.INDETERMINATE_PROGRESS : state.progress());
        var parts = new ArrayList<String>(List.of(RunWords.standing(texts, status, state)));
        if (status == RunStatus.RUNNING) {
            parts.add(texts.get("window.train.speed", String.format(Locale.ROOT, "%.1f", state.stepsPerSecond())));
            state.timeLeft().ifPresent(left -> parts.add(RunWords.left(texts, left)));
        }
        state.masks().ifPresent(m -> parts.add(texts.get("window.train.masks", m.done(), m.images())));
        state.started().ifPresent(s -> parts.add(RunWords.place(texts, s)));
        facts.setText(String.join(" · ", parts));
        boolean own = folder != null && desk.trainer().isOwn(folder);
        visible(pause, status == RunStatus.RUNNING);
        visible(stop, status == RunStatus.RUNNING);
        visible(kill, own && (status == RunStatus.STOPPING || status == RunStatus.WAITING));
        boolean isFree = !desk.trainer().isBusy();
        visible(resume, isFree && state.withStatus(status).canResume());
        visible(again, isFree && state.withStatus(status).canStartAgain());
    }

    private static void visible(Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }

    private void request(StopReason reason) {
        RunFolder shown = folder;
        if (shown != null) {
            desk.trainer().request(shown, reason);
        }
    }

    private void resume() {
        RunFolder shown = folder;
        if (shown != null) {
            desk.trainer().resume(shown, Trainer.Change.NONE);
        }
    }

    private void again() {
        RunFolder shown = folder;
        if (shown != null) {
            desk.trainer().again(shown, Trainer.Change.NONE);
        }
    }
}
