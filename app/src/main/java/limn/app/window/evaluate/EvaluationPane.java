package limn.app.window.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.image.Image;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import limn.annotator.model.Split;
import limn.app.evaluate.ConfusedRegion;
import limn.app.evaluate.Confusion;
import limn.app.evaluate.ErrorMap;
import limn.app.evaluate.Evaluation;
import limn.app.evaluate.Freshness;
import limn.app.evaluate.ImageScore;
import limn.app.text.Texts;
import limn.app.window.parts.Spring;
import limn.app.window.parts.WordButton;
import org.jspecify.annotations.Nullable;

/**
 * How good a network is, and where it is not: scores per class, the confusion matrix, images and regions behind it, and the error map
 * of one of them. In the window's thread only.
 */
public final class EvaluationPane extends BorderPane {
    /** What the pane asks of who shows it; nothing of it blocks. */
    public interface Desk {
        /** Measures the run again. */
        void measure();

        /** Shows the painted images of another split. */
        void choose(Split split);

        void save(Evaluation evaluation);

        /** Opens an image in the editor. */
        void open(String image);

        /** Draws the error map of a place; {@link #drawn} takes it. @param classId whose errors, empty for all */
        void draw(Evaluation evaluation, Found found, OptionalInt classId);

        /** Looks for the regions behind a place of the matrix; {@link #regions} takes them. */
        void find(Evaluation evaluation, int truth, int predicted);
    }

    private final Texts texts;
    private final Desk desk;
    private final Label facts = new Label();
    private final Label warning = new Label();
    private final Button measure;
    private final Button save;
    private final Button all;
    private final Label listed = new Label();
    private final ClassScores scores;
    private final ConfusionChart matrix;
    private final FoundList list;
    private final ErrorView errors;
    private final SplitBar splits;
    private final HBox deeds;
    private final SplitPane body = new SplitPane();
    private final VBox empty = new VBox(10);
    private final Label emptyWords = new Label();
    private final Button first;
    private @Nullable Evaluation shown;
    private @Nullable Found looking;
    private OptionalInt classId = OptionalInt.empty();

    public EvaluationPane(Texts texts, Desk desk) {
        this.texts = texts;
        this.desk = desk;
        scores = new ClassScores(texts);
        matrix = new ConfusionChart(texts);
        list = new FoundList(this::look, found -> desk.open(found.image()));
        errors = new ErrorView(texts, this::openShown);
        measure = new WordButton("evaluation-measure", texts.get("window.evaluation.again"), desk::measure);
        first = new WordButton("evaluation-first", texts.get("window.evaluation.measure"), desk::measure);
        first.getStyleClass().add("accent");
        save = new WordButton("evaluation-save", texts.get("window.evaluation.save"), () -> {
            if (shown != null) {
                desk.save(shown);
            }
        });
        all = new WordButton("evaluation-all", texts.get("window.evaluation.allImages"), this::showWorst);
        facts.setId("evaluation-facts");
        facts.setWrapText(true);
        facts.setMinWidth(0);
        warning.setId("evaluation-warning");
        warning.setWrapText(true);
        warning.getStyleClass().add("trouble");
        warning.setMaxWidth(Double.MAX_VALUE);
        warning.managedProperty().bind(warning.visibleProperty());
        HBox.setHgrow(facts, Priority.ALWAYS);
        facts.setMaxWidth(Double.MAX_VALUE);
        splits = new SplitBar(texts, desk::choose);
        deeds = new HBox(8, save, measure);
        var line = new HBox(8, splits, facts, deeds);
        line.setAlignment(Pos.CENTER_LEFT);
        var top = new VBox(8, line, warning);
        top.getStyleClass().add("evaluation-top");
        setTop(top);
        scores.onChoose(c -> {
            classId = c;
            redraw();
        });
        matrix.onChoose(this::chosen);
        lay();
        emptyWords.setWrapText(true);
        emptyWords.setMaxWidth(420);
        emptyWords.setId("evaluation-none");
        empty.setAlignment(Pos.CENTER);
        empty.getChildren().addAll(emptyWords, first);
        showNone(texts.get("window.evaluation.noRun"), false);
    }

    private void lay() {
        var upper = new SplitPane(scores, matrix);
        upper.setDividerPositions(0.52);
        var heading = new HBox(8, listed, new Spring(), all);
        heading.setAlignment(Pos.CENTER_LEFT);
        listed.getStyleClass().add("quiet");
        listed.setMinWidth(0);
        VBox.setVgrow(list, Priority.ALWAYS);
        var left = new VBox(6, heading, list);
        left.getStyleClass().add("evaluation-part");
        var lower = new SplitPane(left, errors);
        lower.setDividerPositions(0.38);
        body.setOrientation(Orientation.VERTICAL);
        body.getItems().setAll(upper, lower);
        body.setDividerPositions(0.46);
    }

    /** Says why there is nothing. @param possible whether measuring would help */
    public void showNone(String words, boolean possible) {
        shown = null;
        emptyWords.setText(words);
        first.setVisible(possible);
        first.setManaged(possible);
        facts.setText("");
        warning.setVisible(false);
        deeds.setVisible(false);
        getTop().setVisible(possible);
        getTop().setManaged(possible);
        setCenter(empty);
    }

    /** Whether a measurement goes on. */
    public void setMeasuring(boolean going) {
        measure.setDisable(going);
        first.setDisable(going);
    }

    /** The measurement on the screen. */
    public Optional<Evaluation> shown() { return Optional.ofNullable(shown); }

    /** Shows a measurement. @param when it was made, in words */
    public void show(Evaluation evaluation, String when) {
        shown = evaluation;
        looking = null;
        classId = OptionalInt.empty();
        deeds.setVisible(true);
        getTop().setVisible(true);
        getTop().setManaged(true);
        setCenter(body);
        Confusion free = evaluation.free();
        String score = texts.get("window.evaluation.facts", number(free.miou()), free.classesCounted(),
                evaluation.classes().size(), evaluation.images().size(), evaluation.step(), when);
        facts.setText(evaluation.hasTags()
                ? score + "\n" + texts.get("window.evaluation.withTags", number(evaluation.tagged().miou()))
                : score);
        scores.show(evaluation);
        matrix.show(evaluation);
        warn(evaluation, Optional.empty());
        errors.clear();
        showWorst();
    }

    /** Says what has changed since the measurement. */
    public void showFreshness(Freshness freshness) {
        Evaluation evaluation = shown;
        if (evaluation != null) {
            warn(evaluation, Optional.of(freshness));
        }
    }

    private void warn(Evaluation evaluation, Optional<Freshness> freshness) {
        var words = new ArrayList<String>();
        freshness.filter(f -> !f.isFresh()).ifPresent(f -> stale(f, words));
        if (!evaluation.sparse().isEmpty()) {
            words.add(texts.get(splits.chosen() == Split.VAL
                    ? "window.evaluation.sparse"
                    : "window.evaluation.sparseTrain", evaluation.sparse().size(), evaluation.images().size(),
                    String.format(Locale.ROOT, "%.0f", 100 * evaluation.unlabelledShare())));
        }
        if (!evaluation.skipped().isEmpty()) {
            words.add(texts.get("window.evaluation.skipped", String.join(", ", evaluation.skipped().keySet())));
        }
        warning.setText(String.join("\n", words));
        warning.setVisible(!words.isEmpty());
    }

    private void stale(Freshness f, List<String> words) {
        if (f.newerStep() >= 0) {
            words.add(texts.get("window.evaluation.newer", f.newerStep()));
        }
        if (f.classes()) {
            words.add(texts.get("window.evaluation.otherClasses"));
        }
        int labels = f.changed().size() + f.added() + f.gone();
        if (labels > 0) {
            words.add(texts.get("window.evaluation.changed", f.changed().size(), f.added(), f.gone()));
        }
    }

    private void showWorst() {
        Evaluation evaluation = shown;
        if (evaluation != null) {
            all.setVisible(false);
            listed.setText(texts.get("window.evaluation.worst"));
            list.show(evaluation.worstFirst().stream().map(this::found).toList());
        }
    }

    private Found found(ImageScore image) {
        return new Found(image.name(), limn.annotator.model.Region.EMPTY, texts.get("window.evaluation.wrong",
                String.format(Locale.ROOT, "%.1f", 100 * image.wrongShare()), number(image.free().miou())));
    }

    private void chosen(int truth, int predicted) {
        Evaluation evaluation = shown;
        if (evaluation != null) {
            all.setVisible(true);
            listed.setText(texts.get("window.evaluation.searching"));
            desk.find(evaluation, truth, predicted);
        }
    }

    /** Shows the regions that were looked for, unless another measurement is shown by now. */
    public void regions(Evaluation evaluation, int truth, int predicted, List<ConfusedRegion> found) {
        if (evaluation == shown) {
            listed.setText(texts.get("window.evaluation.regions", evaluation.classes().get(truth).name(),
                    evaluation.classes().get(predicted).name(), found.size()));
            list.show(found.stream().map(r -> new Found(r.image(), r.bounds(), texts.get("window.evaluation.region",
                    String.format(texts.locale(), "%,d", r.pixels())))).toList());
        }
    }

    private void look(Found found) {
        looking = found;
        redraw();
    }

    private void redraw() {
        Evaluation evaluation = shown;
        Found found = looking;
        if (evaluation != null && found != null) {
            desk.draw(evaluation, found, classId);
        }
    }

    /** Shows the error map that was asked for, unless another is wanted by now. */
    public void drawn(Evaluation evaluation, Found found, Image picture, ErrorMap map) {
        if (found.equals(looking) && evaluation == shown) {
            Optional<String> named = classId.isPresent()
                    ? Optional.of(evaluation.classes().get(classId.getAsInt()).name())
                    : Optional.empty();
            String words = texts.get(named.isPresent() ? "window.evaluation.mapOf" : "window.evaluation.map",
                    found.image(), named.orElse(""));
            errors.show(picture, map, words);
        }
    }

    private void openShown() {
        Found found = looking;
        if (found != null) {
            desk.open(found.image());
        }
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }
}
