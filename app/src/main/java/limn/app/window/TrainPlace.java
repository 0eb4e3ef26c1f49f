package limn.app.window;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;
import limn.app.text.Texts;
import limn.app.train.RunCatalog;
import limn.app.train.RunFollower;
import limn.app.train.RunState;
import limn.app.window.inspect.InspectorHost;
import limn.app.window.parts.LatestOnPulse;
import limn.app.window.runs.RunWords;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;

/** Train: choose a recipe and start, watch a run, look at older ones. Everything about a run comes from its folder. */
final class TrainPlace implements Place {
    private final Desk desk;
    private final RunCatalog catalog;
    private final Consumer<Place.Id> go;
    private final BorderPane root = new BorderPane();
    private final TrainSetup setup;
    private final RunPanel panel;
    private final RunList list;
    private final RunDeeds deeds;
    private final Timeline refresh = new Timeline(new KeyFrame(Duration.seconds(2), e -> scan()));
    private @Nullable RunFollower follower;
    private @Nullable RunFolder followed;
    private boolean told;

    TrainPlace(Desk desk, RunCatalog catalog, Settings settings, InspectorHost host, Consumer<Place.Id> go) {
        this.desk = desk;
        this.catalog = catalog;
        this.go = go;
        setup = new TrainSetup(desk, go);
        panel = new RunPanel(desk, settings, host);
        deeds = new RunDeeds(desk, recipe -> {
            showSetup();
            setup.fill(recipe);
            go.accept(Place.Id.TRAIN);
        }, folder -> {
            show(folder);
            go.accept(Place.Id.TRAIN);
        });
        deeds.onChange(this::changed);
        list = new RunList(desk, deeds, this::choose);
        refresh.setCycleCount(Timeline.INDEFINITE);
        root.setRight(list);
        root.setCenter(setup.node());
        desk.trainer().onChange(this::trainerChanged);
    }

    @Override
    public Node node() { return root; }

    @Override
    public void entered() {
        setup.refresh();
        scan();
        refresh.play();
        desk.trainer().active().filter(a -> followed == null && a.state().status().isActive())
                .ifPresent(a -> show(a.folder()));
    }

    @Override
    public void left() { refresh.stop(); }

    /** What can be done with runs, here and in Results. */
    RunDeeds deeds() { return deeds; }

    private void changed() {
        RunFolder shown = followed;
        if (shown != null && !java.nio.file.Files.isDirectory(shown.path())) {
            showSetup();
        }
        scan();
    }

    private void scan() { desk.jobs().run("runs", catalog::scan, list::show, desk::failed); }

    /** Looks for a training that another window or a terminal has started and that goes on; tells of it and follows it. */
    void findRunning() {
        desk.jobs().run("find running", catalog::scan, entries -> entries.stream()
                .filter(e -> e.state().status().isActive() && !desk.trainer().isOwn(e.folder())).findFirst()
                .ifPresent(this::found), desk::failed);
    }

    private void found(RunCatalog.Entry running) {
        Texts texts = desk.texts();
        show(running.folder());
        desk.notices().accept(Notice.of(Notice.Level.INFO, texts.get("window.train.found",
                RunWords.method(texts, running.state().method()),
                texts.get("window.train.steps", running.state().step(), running.state().steps())))
                .withAction(texts.get("window.train.found.show"), () -> go.accept(Place.Id.TRAIN)));
    }

    private void trainerChanged(Trainer.Active active) {
        boolean fresh = followed == null || !followed.equals(active.folder());
        if (fresh && active.state().status().isActive()) {
            show(active.folder());
            scan();
        }
        if (!fresh) {
            panel.showProcess(active);
        }
        setup.refreshButton();
    }

    private void choose(Optional<RunFolder> chosen) { chosen.ifPresentOrElse(this::show, this::showSetup); }

    private void showSetup() {
        stopFollowing();
        root.setCenter(setup.node());
        setup.refresh();
    }

    /** Shows a run and follows it as it grows. */
    void show(RunFolder folder) {
        if (folder.equals(followed)) {
            return;
        }
        stopFollowing();
        followed = folder;
        told = false;
        list.select(folder);
        panel.clear(folder);
        root.setCenter(panel.node());
        var latest = new LatestOnPulse<RunState>(javafx.application.Platform::runLater, state -> {
            if (folder.equals(followed)) {
                told = true;
                panel.show(folder, state);
                desk.trainer().active().filter(a -> a.folder().equals(folder)).ifPresent(panel::showProcess);
            }
        });
        follower = RunFollower.start(folder, latest::offer);
    }

    /** Whether the run that is followed, if any, has been shown. */
    boolean isIdle() {
        return followed == null || told && panel.isSettled();
    }

    private void stopFollowing() {
        if (follower != null) {
            follower.close();
        }
        follower = null;
        followed = null;
        list.select(null);
    }

    void close() {
        refresh.stop();
        setup.close();
        stopFollowing();
    }
}
