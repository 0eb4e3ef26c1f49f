package limn.app.window;

import java.util.List;
import java.util.Optional;
import java.util.Collection;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.app.text.Texts;
import limn.app.window.parts.Icons;
import limn.engine.run.RunFolder;

/** At the right of the gallery: which network looks at the images, how many it has seen, and the button that lets it look. */
final class ScorePanel extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final GalleryFeed feed;
    private final Scores scores;
    private final ComboBox<RunFolder> run = new ComboBox<>();
    private final Label state = new Label();
    private final Button look;

    ScorePanel(Desk desk, GalleryFeed feed, Scores scores) {
        super(6);
        this.desk = desk;
        this.feed = feed;
        this.scores = scores;
        texts = desk.texts();
        var heading = new Label(texts.get("window.scores.heading"));
        heading.getStyleClass().add("panel-heading");
        run.setId("score-run");
        run.setMaxWidth(Double.MAX_VALUE);
        run.setConverter(new StringConverter<>() {
            @Override
            public String toString(RunFolder folder) { return folder == null ? "" : folder.name(); }

            @Override
            public RunFolder fromString(String text) { throw new UnsupportedOperationException(text); }
        });
        run.setOnAction(e -> Optional.ofNullable(run.getValue()).ifPresent(r -> scores.choose(r, desk::failed)));
        state.setId("score-state");
        state.getStyleClass().add("quiet");
        state.setWrapText(true);
        look = Icons.worded("mdi2a-auto-fix", texts.get("window.scores.look"));
        look.setId("score-look");
        look.setMaxWidth(Double.MAX_VALUE);
        look.setWrapText(true);
        look.setOnAction(e -> look());
        getChildren().addAll(heading, run, state, look);
        scores.onChange(table -> {
            feed.setScores(table);
            show();
        });
        desk.model().onRows(new RowListener() {
            @Override
            public void changed(Collection<ImageId> ids) {
                ids.forEach(scores::labelsChanged);
                show();
            }

            @Override
            public void painted(Collection<ImageId> ids) { changed(ids); }

            @Override
            public void reloaded() { show(); }
        });
        feed.setScores(scores.table());
        show();
    }

    /** The place is shown: a run may have been made meanwhile. */
    void refresh() {
        scores.runs(this::fill, desk::failed);
    }

    private void fill(List<RunFolder> runs) {
        RunFolder before = run.getValue();
        if (!runs.equals(run.getItems())) {
            run.setItems(FXCollections.observableArrayList(runs));
            RunFolder now = runs.contains(before)
                    ? before
                    : runs.stream()
                            .filter(r -> r.name().equals(scores.table().run())).findFirst()
                            .orElse(runs.isEmpty() ? null : runs.getFirst());
            run.setValue(now);
        }
        show();
    }

    private void show() {
        boolean any = !run.getItems().isEmpty();
        run.setVisible(any);
        run.setManaged(any);
        look.setVisible(any);
        look.setManaged(any);
        int seen = scores.table().scores().size();
        String words = !any
                ? texts.get("window.scores.none")
                : texts.get("window.scores.seen", seen, feed.size());
        state.setText(scores.stale() == 0 ? words : words + " " + texts.get("window.scores.stale", scores.stale()));
    }

    /** The shown images that were not seen, or seen with other labels. */
    private void look() {
        List<ImageItem> wanted = feed.shown().stream()
                .filter(r -> !r.score().isSeen() || scores.isStale(r.id())).map(r -> r.shown().item()).toList();
        scores.look(wanted, at -> desk.progress().accept(at.isOver()
                ? Progress.ended("scores")
                : new Progress("scores", texts.get("window.scores.looking", at.done(), at.all()),
                        (double) at.done() / at.all(), false, () -> {
                            scores.stop();
                            desk.progress().accept(Progress.ended("scores"));
                        })),
                desk::failed);
    }
}
