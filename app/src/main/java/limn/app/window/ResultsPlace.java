package limn.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import limn.annotator.model.ImageId;
import limn.app.train.RunCatalog;
import limn.app.window.command.Action;
import limn.app.window.parts.Icons;
import limn.app.window.parts.Spring;
import limn.app.window.runs.RunChoice;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;

/** Results: the runs at the left, one of several views of the chosen run in the middle, and what is handed over at the right. */
final class ResultsPlace implements Place {
    /** In a place narrower than this, pixels, the export folds away while a view of one run is shown. */
    private static final double NARROW = 1040;
    private final Desk desk;
    private final RunCatalog catalog;
    private final HandOver handOver;
    private final RunChoice choice;
    private final RunsView runs;
    private final EvaluationView evaluation;
    private final List<ResultsView> views = new ArrayList<>();
    private final ReviewView review;
    private final ViewBar bar = new ViewBar();
    private final BorderPane middle = new BorderPane();
    private final BorderPane root = new BorderPane();
    private final Timeline refresh = new Timeline(new KeyFrame(Duration.seconds(2), e -> scan()));
    private final ToggleButton folded;
    private List<RunCatalog.Entry> entries = List.of();
    private Optional<RunFolder> chosen = Optional.empty();
    private @Nullable ResultsView shown;
    private boolean comesBack;

    /**
     * @param paint opens an image in the editor
     * @param deeds what can be done with runs
     * @param editor takes a prediction there as proposal
     */
    ResultsPlace(Desk desk, OpenProject open, Consumer<ImageId> paint, RunDeeds deeds, ModelPanel editor) {
        this.desk = desk;
        catalog = open.catalog();
        handOver = new HandOver(desk);
        evaluation = new EvaluationView(desk, open.pictures(), paint);
        review = new ReviewView(desk, open.pictures(), open.thumbnails(), (id, proposal) -> {
            editor.bring(id, proposal);
            paint.accept(id);
        });
        choice = new RunChoice(desk.texts(), this::choose);
        runs = new RunsView(desk, deeds, open.predictions(), this::choose);
        deeds.onChange(this::scan);
        folded = new ToggleButton("", Icons.of("mdi2d-dock-right"));
        folded.setId("results-side");
        folded.getStyleClass().addAll(atlantafx.base.theme.Styles.BUTTON_ICON, atlantafx.base.theme.Styles.FLAT);
        folded.setSelected(true);
        folded.selectedProperty().subscribe(unfolded -> root.setRight(unfolded ? handOver : null));
        desk.actions().add(Action.of("results.view.side", () -> folded.setSelected(!folded.isSelected()))
                .icon("mdi2d-dock-right"));
        desk.actions().hint(folded, "results.view.side");
        folded.setAccessibleText(desk.actions().name("results.view.side"));
        refresh.setCycleCount(Timeline.INDEFINITE);
        var space = new Spring();
        var top = new HBox(8, bar, space, folded);
        top.getStyleClass().add("filter-bar");
        middle.setTop(top);
        root.setCenter(middle);
        add(runs);
        add(evaluation);
        add(review);
        show(runs);
    }

    /** Adds a view, which gets a segment in the bar above. */
    void add(ResultsView view) {
        views.add(view);
        bar.add(view);
    }

    /** Shows one of the views. */
    void show(ResultsView view) {
        ResultsView before = shown;
        if (view == before) {
            return;
        }
        if (before != null) {
            before.left();
        }
        shown = view;
        makeRoom(!view.listsRuns() && root.getWidth() > 0 && root.getWidth() < NARROW);
        bar.select(view);
        middle.setCenter(view.node());
        root.setLeft(view.listsRuns() ? null : choice);
        view.show(entry());
    }

    private void makeRoom(boolean narrow) {
        if (narrow && folded.isSelected()) {
            folded.setSelected(false);
            comesBack = true;
        } else if (!narrow && comesBack) {
            folded.setSelected(true);
            comesBack = false;
        }
    }

    private void choose(RunFolder folder) {
        chosen = Optional.of(folder);
        choice.show(entries, chosen);
        tell();
    }

    private Optional<RunCatalog.Entry> entry() {
        return entries.stream().filter(entry -> chosen.filter(entry.folder()::equals).isPresent()).findFirst();
    }

    private void tell() {
        ResultsView view = shown;
        handOver.show(entry());
        if (view != null) {
            view.show(entry());
        }
    }

    private void scan() { desk.jobs().run("results", catalog::scan, this::take, desk::failed); }

    private void take(List<RunCatalog.Entry> now) {
        if (now.equals(entries) && entry().isPresent()) {
            return;
        }
        entries = now;
        if (entry().isEmpty()) {
            chosen = now.stream().filter(RunCatalog.Entry::hasBest).findFirst().or(() -> now.stream().findFirst())
                    .map(RunCatalog.Entry::folder);
        }
        views.forEach(view -> view.list(now));
        choice.show(now, chosen);
        tell();
    }

    @Override
    public Node node() { return root; }

    @Override
    public void entered() {
        scan();
        refresh.play();
        tell();
    }

    @Override
    public void left() {
        refresh.stop();
        ResultsView view = shown;
        if (view != null) {
            view.left();
        }
    }

    /** Whether no picture is being made. */
    boolean isIdle() { return runs.isIdle(); }

    /** The project is closed, or its views are made anew. */
    void close() {
        left();
        evaluation.close();
        review.close();
    }

    /** The segments above the middle, one for each view. */
    private final class ViewBar extends HBox {
        private final ToggleGroup group = new ToggleGroup();

        ViewBar() {
            getStyleClass().add("segments");
            group.selectedToggleProperty().addListener((o, was, is) -> {
                if (is == null && was != null) {
                    was.setSelected(true); // one is always shown
                }
            });
        }

        void add(ResultsView view) {
            String action = "results.view." + view.id();
            var button = new ToggleButton(desk.texts().get("window.results.view." + view.id()),
                    Icons.of(view.icon()));
            button.setId("results-view-" + view.id());
            button.setUserData(view);
            button.setToggleGroup(group);
            button.selectedProperty().subscribe(selected -> {
                if (selected) {
                    ResultsPlace.this.show(view);
                }
            });
            desk.actions().add(Action.of(action, () -> ResultsPlace.this.show(view)).icon(view.icon()));
            desk.actions().hint(button, action);
            getChildren().add(button);
            for (int i = 0; i < getChildren().size(); i++) {
                getChildren().get(i).getStyleClass().removeAll("left-pill", "center-pill", "right-pill");
                getChildren().get(i).getStyleClass().add(
                        i == 0 ? "left-pill" : i == getChildren().size() - 1 ? "right-pill" : "center-pill");
            }
        }

        void select(ResultsView view) {
            group.getToggles().stream().filter(t -> t.getUserData() == view).findFirst()
                    .ifPresent(t -> t.setSelected(true));
        }
    }
}
