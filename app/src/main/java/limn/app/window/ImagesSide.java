package limn.app.window;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import limn.annotator.model.Effort;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.view.ClassList;
import limn.app.text.Texts;
import limn.app.window.command.Action;
import limn.app.window.parts.Colours;
import limn.app.window.parts.Durations;
import limn.app.window.parts.Icons;

/** At the right of the gallery: the classes with how often they are tagged, and how the images are split. */
final class ImagesSide extends VBox {
    private static final double SHARE = 0.2;
    private final Desk desk;
    private final Texts texts;
    private final ClassList classes;
    private final GridPane tagged = new GridPane(10, 3);
    private final Label splits = new Label();
    private final Label review = new Label();
    private final Button toValidation;

    ImagesSide(Desk desk, Function<String, String> words) {
        super(8);
        this.desk = desk;
        texts = desk.texts();
        getStyleClass().add("side-panel");
        setPrefWidth(250);
        classes = new ClassList(words);
        classes.setId("images-classes");
        classes.setPenValues(false);
        desk.actions().watch(() -> classes.setKeyNames(
                value -> value < 9 ? desk.actions().keyOf("images.tag." + (value + 1)) : ""));
        classes.setOnAdd(() -> ClassEdits.add(desk, classes));
        classes.setOnManage(() -> desk.actions().run("global.classes.manage"));
        classes.setOnEdit(changed -> ClassEdits.edit(desk, changed));
        splits.getStyleClass().add("quiet");
        splits.setWrapText(true);
        toValidation = Icons.worded("mdi2s-scale-balance", texts.get("window.split.move"));
        toValidation.setId("to-validation");
        toValidation.setWrapText(true);
        toValidation.setMaxWidth(Double.MAX_VALUE);
        toValidation.setOnAction(e -> repair(desk));
        desk.actions().add(Action.of("images.classes.new", () -> ClassEdits.add(desk, classes)).icon("mdi2p-plus"));
        getChildren().addAll(heading("window.images.classes"), classes, heading("window.images.tags"), tagged,
                heading("window.split.heading"), splits, toValidation, heading("window.review.heading"), review);
        review.setId("review-total");
        review.getStyleClass().add("quiet");
        review.setWrapText(true);
        review.setMinHeight(USE_PREF_SIZE);
    }

    private Label heading(String key) {
        var label = new Label(texts.get(key));
        label.getStyleClass().add("panel-heading");
        return label;
    }

    /** Moves a fifth of the labelled training images to validation. Returns how many. */
    static int repair(Desk desk) {
        ProjectModel model = desk.model();
        List<ImageId> labelled = model.images().stream().filter(i -> i.split() == Split.TRAIN).map(ImageItem::id)
                .filter(model::isMasked).toList();
        List<ImageId> chosen = ValidationShare.choose(labelled, SHARE);
        Texts texts = desk.texts();
        if (chosen.isEmpty()) {
            desk.notices().accept(Notice.of(Notice.Level.WARNING, texts.get("window.split.tooFew")));
            return 0;
        }
        model.setSplit(chosen, Split.VAL);
        desk.notices().accept(Notice.of(Notice.Level.DONE, texts.get("window.split.moved", chosen.size()))
                .withAction(texts.get("window.undo"), () -> model.setSplit(chosen, Split.TRAIN)));
        return chosen.size();
    }

    void refresh(Aspect aspect) {
        ProjectModel model = desk.model();
        if (aspect == Aspect.CLASSES) {
            classes.setClasses(model.classes());
        }
        LabelCounts counts = model.labelCounts();
        tagged.getChildren().clear();
        tagged.addRow(0, quiet(""), head("window.tag.present"), head("window.tag.absent"),
                head("window.tag.unknown"));
        for (LabelClass c : model.classes().classes()) {
            tagged.addRow(c.index() + 1, name(c), number(counts.tags(c.index(), TagState.PRESENT)),
                    number(counts.tags(c.index(), TagState.ABSENT)), number(counts.tags(c.index(), TagState.UNKNOWN)));
        }
        showSplits(counts);
        showReview(model);
    }

    private void showReview(ProjectModel model) {
        var states = new long[ReviewState.values().length];
        model.images().forEach(item -> states[item.state().ordinal()]++);
        long millis = model.ledger().efforts().values().stream().mapToLong(Effort::totalMillis).sum();
        review.setText(texts.get("window.review.total", Durations.words(texts, millis),
                states[ReviewState.DONE.ordinal()], states[ReviewState.ACCEPTED.ordinal()],
                states[ReviewState.IN_WORK.ordinal()], states[ReviewState.FLAGGED.ordinal()]));
    }

    private static HBox name(LabelClass c) {
        var swatch = new javafx.scene.shape.Rectangle(10, 10, Colours.of(c.rgb()));
        var words = new Label(c.name());
        words.setMaxWidth(90);
        var box = new HBox(6, swatch, words);
        box.setMinWidth(HBox.USE_PREF_SIZE);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static Label quiet(String words) {
        var label = new Label(words);
        label.getStyleClass().add("quiet");
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }

    /** Over a column of numbers. */
    private Label head(String key) {
        Label label = quiet(texts.get(key));
        GridPane.setHalignment(label, HPos.RIGHT);
        return label;
    }

    private static Label number(long value) {
        var label = new Label(String.valueOf(value));
        label.getStyleClass().add("number");
        GridPane.setHalignment(label, HPos.RIGHT);
        return label;
    }

    private void showSplits(LabelCounts counts) {
        splits.setText(texts.get("window.split.counts", counts.of(Split.TRAIN), counts.of(Split.VAL),
                counts.of(Split.TEST)));
        boolean missing = counts.maskedOf(Split.VAL) == 0;
        toValidation.setVisible(missing);
        toValidation.setManaged(missing);
    }
}
