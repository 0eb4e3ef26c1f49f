package limn.app.window;

import limn.app.train.RunCatalog;
import limn.app.review.NetworkQuarrels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.opencv.OpenCvException;
import limn.annotator.store.Backup;
import limn.annotator.store.Project;
import limn.annotator.store.Rescue;
import limn.app.demo.DemoProject;
import limn.app.demo.DemoRecipe;
import limn.app.text.Texts;
import limn.app.window.command.Action;
import limn.app.window.command.Actions;
import limn.app.window.command.PaletteSource;
import org.jspecify.annotations.Nullable;

/**
 * What the window shows: the start page, or a project in its four places. Opens, closes, changes theme and language. In the window's
 * thread only.
 */
final class Workspace implements AutoCloseable {
    private final Settings settings;
    private final FolderChooser folders;
    private final StackPane root = new StackPane();
    private final Jobs jobs = new Jobs(Platform::runLater);
    private final WindowActions commands;
    private Texts texts;
    private ThemeChoice theme;
    private NoticeBar notices;
    private @Nullable StartPage start;
    private @Nullable OpenProject project;
    private @Nullable Shell shell;
    private @Nullable LabelPlace label;
    private @Nullable TrainPlace train;
    private @Nullable ResultsPlace results;
    private @Nullable Desk desk;
    private @Nullable ProjectCards cards;

    Workspace(Settings settings, FolderChooser folders) {
        this.settings = settings;
        this.folders = folders;
        texts = speak(settings.language());
        commands = new WindowActions(root, settings, texts);
        theme = settings.theme();
        notices = new NoticeBar(texts);
        root.getStylesheets().add(
                Objects.requireNonNull(Workspace.class.getResource("window.css")).toExternalForm());
        root.getStyleClass().add("limn");
        theme.apply(root);
        Fonts.apply(root, texts.locale());
        showStart();
    }

    Parent root() { return root; }

    Texts texts() { return texts; }

    @Nullable
    Shell shell() { return shell; }

    @Nullable
    OpenProject project() { return project; }

    @Nullable
    LabelPlace label() { return label; }

    void showStart() {
        commands.renew(texts, new WindowDeeds());
        notices = new NoticeBar(texts);
        start = new StartPage(texts, titleRow(""), notices, settings.recent(), new KeysQuestion(texts, commands.keys()),
                new StartActions());
        commands.addStart(new StartActions());
        root.getChildren().setAll(start);
    }

    /** What can be done now. */
    Actions actions() { return commands.now(); }

    private void chooseLanguage(Locale chosen) {
        settings.setLanguage(chosen);
        setLanguage(chosen);
    }

    /** Opens a project in the background; {@code then} runs when it is shown. */
    void open(Callable<Project> opening, String busy, Runnable then) {
        if (start != null) {
            start.showBusy(busy);
        }
        jobs.run("open", () -> OpenProject.of(opening.call(), Platform::runLater, this::failed), opened -> {
            closeProject();
            project = opened;
            settings.opened(opened.model().project().folder());
            opened.model().project().backups().onFailure(failure -> Platform.runLater(() -> notices.show(Notice
                    .of(Notice.Level.WARNING, texts.get("window.backup.failed"))
                    .withDetails(Failures.words(texts, failure)))));
            opened.jobs().runLong("count-masks", () -> {
                opened.model().countMissing();
                return true;
            }, done -> {}, this::failed);
            showProject(opened.model().images().isEmpty() ? Place.Id.IMAGES : lastPlace());
            Optional.ofNullable(train).ifPresent(TrainPlace::findRunning);
            then.run();
        }, failure -> {
            if (start != null) {
                start.showBusy("");
            }
            failed(failure);
        });
    }

    void open(Path folder) { open(() -> Project.open(folder), texts.get("window.start.opening"), () -> {}); }

    /** Opens the sample project, making it first if need be. @param training whether a run starts at once */
    void openDemo(boolean training) {
        Path folder = DemoProject.defaultFolder();
        open(() -> Files.exists(folder.resolve(Project.FILE))
                ? Project.open(folder)
                : DemoProject.create(folder, 1), texts.get("window.start.drawing"),
                training ? this::trainDemo : () -> {});
    }

    /** Starts ClassMix with the numbers of the sample project, and shows it. */
    void trainDemo() {
        OpenProject open = project;
        Shell frame = shell;
        if (open != null && frame != null) {
            frame.show(Place.Id.TRAIN);
            open.trainer().start("classmix", DemoRecipe.mixing(DemoRecipe.STEPS), "");
        }
    }

    private Place.Id lastPlace() {
        Shell before = shell;
        return before == null ? Place.Id.IMAGES : before.shown();
    }

    /** Tells the user of a failure behind a gesture if there are words for it. Returns whether there were. */
    boolean knows(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OpenCvException smart) {
                failed(smart);
                return true;
            }
        }
        return false;
    }

    private void failed(Exception failure) { notices.show(Failures.notice(texts, failure)); }

    private TitleRow titleRow(String name) { return new TitleRow(commands.now(), name, theme, this::chooseLanguage); }

    void setTheme(ThemeChoice chosen) {
        theme = chosen;
        theme.apply(root);
        rebuild();
    }

    /** The words of a language, which from now on is that of the process: a training that it starts speaks it too. */
    private static Texts speak(Locale language) {
        Locale.setDefault(Locale.Category.DISPLAY, language);
        return Texts.of(language);
    }

    void setLanguage(Locale chosen) {
        texts = speak(chosen);
        Fonts.apply(root, texts.locale());
        rebuild();
    }

    private void rebuild() {
        if (project == null) {
            showStart();
        } else {
            showProject(lastPlace());
        }
    }

    private void showProject(Place.Id place) {
        OpenProject open = Objects.requireNonNull(project);
        Actions actions = commands.renew(texts, new WindowDeeds());
        LabelPlace before = label;
        if (train != null) {
            train.close();
        }
        if (results != null) {
            results.close();
        }
        open.model().forgetListeners();
        open.trainer().forgetListeners();
        start = null;
        notices = new NoticeBar(texts);
        var status = new StatusRow(texts, open.model()::retrySaving);
        NoticeBar bar = notices;
        var shared = new Desk(texts, open.model(), open.jobs(), open.trainer(), bar::show, status::show, folders,
                actions);
        desk = shared;
        var frame = new Shell(actions, titleRow(open.model().project().name()), bar, status);
        shell = frame;
        var queue = new NextQueue(shared, open.grades(), open.scores(), () -> NetworkQuarrels
                .newest(open.catalog().scan().stream().map(RunCatalog.Entry::folder).toList()));
        var labelling = new LabelPlace(shared, open.predictions(), open.scores(),
                new ImageOpening(open.jobs(), open.model()::inWindow, open.model()::afterSaving, open.pictures(),
                        open.glances()::of,
                        item -> ImageOpening.Labels.of(open.model(), item)),
                settings, queue);
        Consumer<ImageId> paint = id -> {
            labelling.open(id, open.model().images().stream().map(ImageItem::id).toList());
            frame.show(Place.Id.LABEL);
        };
        var inspecting = new InspectorDesk(shared, new OpenAtPlace(shared, labelling, paint));
        var training = new TrainPlace(shared, open.catalog(), settings, inspecting, frame::show);
        label = labelling;
        train = training;
        var adding = new AddImages(shared, this::open, this::restore);
        frame.put(Place.Id.IMAGES,
                new ImagesPlace(shared, open, paint, adding));
        frame.put(Place.Id.LABEL, labelling);
        frame.put(Place.Id.TRAIN, training);
        var judging = new ResultsPlace(shared, open, paint, training.deeds(), labelling.model());
        judging.add(new TimeMachineView(texts, inspecting));
        judging.add(new CostView(shared));
        results = judging;
        frame.put(Place.Id.RESULTS, judging);
        actions.add(Action.of("images.next.open", () -> {
            frame.show(Place.Id.LABEL);
            labelling.openNext();
        }).icon("mdi2p-playlist-play"));
        cards = new ProjectCards(shared, open, commands.overlay(), root, adding, paint);
        StatusFeed.listen(shared, status);
        root.getChildren().setAll(frame);
        if (before != null) {
            before.wanted().ifPresent(id -> labelling.open(id, before.order()));
        }
        frame.show(place);
        if (open.model().project().isReadOnly()) {
            Runnable banner = () -> bar.show(LookOnly.notice(texts, open.model().project(), this::open));
            open.model().onRefused(banner);
            banner.run();
        }
    }

    /** Brings a copy of the open project back: the project is closed and opened again, as it was then. */
    private void restore(Path folder, Backup backup) {
        closeProjectAndStart();
        open(() -> {
            Rescue.restore(folder, backup);
            return Project.open(folder);
        }, texts.get("window.start.opening"), () -> {});
    }

    /** Shows the first painted image in the Label place. Returns whether there is one. */
    boolean showPaintedImage() {
        OpenProject open = project;
        LabelPlace place = label;
        if (open == null || place == null) {
            return false;
        }
        List<ImageId> all = open.model().images().stream().map(ImageItem::id).toList();
        Optional<ImageId> painted = all.stream().filter(open.model()::isMasked).findFirst();
        painted.ifPresent(id -> place.open(id, all));
        return painted.isPresent();
    }

    /** The class manager and the conflicts of the open project. */
    Optional<ProjectCards> cards() {
        return Optional.ofNullable(cards);
    }

    /** Shows the newest run in the Train place. Returns whether there is one. */
    boolean showNewestRun() throws java.io.IOException {
        OpenProject open = project;
        TrainPlace place = train;
        var newest = open == null ? List.<limn.app.train.RunCatalog.Entry>of() : open.catalog().scan();
        if (place == null || newest.isEmpty()) {
            return false;
        }
        place.show(newest.getFirst().folder());
        return true;
    }

    /** Does what closes the project; if a training runs, asks first what shall become of it. */
    void leave(Runnable close) {
        OpenProject open = project;
        if (open == null || !open.trainer().isBusy()) {
            close.run();
        } else {
            commands.overlay().show(new LeaveCard(texts, open.trainer(), commands.overlay()::close, close), Pos.CENTER,
                    () -> {});
        }
    }

    /** Closes the project and goes back to the start page. */
    void closeProjectAndStart() {
        closeProject();
        showStart();
    }

    private void closeProject() {
        if (train != null) {
            train.close();
        }
        if (results != null) {
            results.close();
        }
        if (label != null) {
            label.left();
        }
        OpenProject open = project;
        project = null;
        desk = null;
        train = null;
        results = null;
        label = null;
        cards = null;
        if (open != null) {
            open.close();
        }
    }

    /** Whether nothing is being loaded. */
    boolean isIdle() {
        return jobs.isIdle() && (project == null || project.isIdle()) && (train == null || train.isIdle())
                && (results == null || results.isIdle());
    }

    @Override
    public void close() {
        closeProject();
        jobs.close();
    }

    private final class StartActions implements StartPage.Actions {
        @Override
        public void create() {
            folders.choose(texts.get("window.start.create")).ifPresent(images -> Workspace.this.open(
                    () -> ImagesFolder.open(images, name -> {}), texts.get("window.start.reading"), () -> {}));
        }

        @Override
        public void open() { folders.choose(texts.get("window.start.open")).ifPresent(Workspace.this::open); }

        @Override
        public void demo() { openDemo(false); }

        @Override
        public void open(Path chosen) { Workspace.this.open(chosen); }
    }

    private final class WindowDeeds implements WindowActions.Deeds {
        @Override
        public boolean isProjectOpen() { return project != null; }

        @Override
        public void nextTheme() {
            settings.setTheme(theme.next());
            setTheme(theme.next());
        }

        @Override
        public void otherLanguage() {
            chooseLanguage(texts.locale().equals(Locale.KOREAN) ? Locale.ENGLISH : Locale.KOREAN);
        }

        @Override
        public void closeProject() { leave(Workspace.this::closeProjectAndStart); }

        @Override
        public List<PaletteSource> searched() {
            Desk now = desk;
            LabelPlace place = label;
            Shell frame = shell;
            if (project == null || now == null || place == null || frame == null) {
                return List.of();
            }
            return new PaletteSources(now, id -> {
                place.open(id, now.model().images().stream().map(ImageItem::id).toList());
                frame.show(Place.Id.LABEL);
            }, classId -> {
                frame.show(Place.Id.LABEL);
                place.canvas().actions().chooseValue(classId);
            }).all();
        }
    }
}
