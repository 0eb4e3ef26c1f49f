package limn.app.window;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import limn.app.data.ProjectSamples;
import limn.app.text.ProblemWords;
import limn.app.window.parts.Icons;
import limn.engine.recipe.Recipe;
import limn.engine.train.Preflight;

/** What stands in the way of a run or will hold it back, each with the button that repairs it. */
final class Problems extends VBox {
    private final Desk desk;
    private final Consumer<Place.Id> go;
    private final Runnable repaired;
    private boolean fatal;

    Problems(Desk desk, Consumer<Place.Id> go, Runnable repaired) {
        super(6);
        this.desk = desk;
        this.go = go;
        this.repaired = repaired;
        setId("problems");
    }

    /** Looks at the project behind the scenes, as it will be when all is saved. */
    void check(Recipe recipe, Runnable done) {
        desk.model().afterSaving(() -> desk.jobs().runLong("preflight",
                () -> Preflight.check(ProjectSamples.toCheck(desk.model().project(), desk.texts()), recipe), found -> {
                    show(found);
                    done.run();
                }, desk::failed));
    }

    boolean anyFatal() { return fatal; }

    void showOnly(String words) {
        fatal = true;
        getChildren().setAll(row(words, true));
    }

    private void show(List<Preflight.Problem> found) {
        fatal = found.stream().anyMatch(Preflight.Problem::fatal);
        getChildren().clear();
        for (ProblemWords.Said problem : new ProblemWords(desk.texts()).of(found)) {
            HBox row = row(problem.words(), problem.fatal());
            repair(problem.kind(), row);
            getChildren().add(row);
        }
    }

    private static HBox row(String words, boolean fatal) {
        var text = new Label(words, Icons.of(fatal ? "mdi2a-alert-circle-outline" : "mdi2a-alert-outline"));
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(10, text);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("notice", fatal ? "notice-error" : "notice-warning");
        return row;
    }

    private void repair(Preflight.Kind kind, HBox row) {
        switch (kind) {
            case NO_IMAGES -> button(row, "images", () -> go.accept(Place.Id.IMAGES));
            case NO_CLASSES, NO_PIXEL_LABELS, CLASS_WITHOUT_PIXELS -> button(row, "paint",
                    () -> go.accept(Place.Id.LABEL));
            case NO_VALIDATION -> button(row, "validation", () -> {
                if (ImagesSide.repair(desk) > 0) {
                    repaired.run();
                }
            });
            case NO_TAGS -> button(row, "images", () -> go.accept(Place.Id.IMAGES));
            case CLASS_ONLY_TAGGED -> button(row, "paint", () -> go.accept(Place.Id.LABEL));
            case TAG_CONFLICT -> button(row, "conflicts", () -> desk.actions().run("global.review.conflicts"));
            case NOTHING_UNLABELLED, UNREADABLE, ENCODER_FILE, MODEL_FILE, NO_STEPS -> {
            }
        }
    }

    private void button(HBox row, String word, Runnable action) {
        var button = new Button(desk.texts().get("window.repair." + word));
        button.setId("repair-" + word);
        button.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        button.setOnAction(e -> action.run());
        row.getChildren().add(button);
    }
}
