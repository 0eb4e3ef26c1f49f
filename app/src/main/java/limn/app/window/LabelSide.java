package limn.app.window;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.view.ClassList;
import limn.annotator.view.MaskCanvas;
import limn.annotator.view.TagAction;
import limn.app.text.Texts;
import limn.app.window.parts.Icons;

/** At the right of the picture: classes with the tags of this image, the overlay, the model. */
final class LabelSide extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final ClassList classes;
    private final TagSuggestions suggestions;
    private Optional<ImageItem> shown = Optional.empty();

    LabelSide(Desk desk, Function<String, String> words, MaskCanvas canvas, ModelPanel model,
            TagSuggestions suggestions) {
        super(8);
        this.desk = desk;
        this.suggestions = suggestions;
        texts = desk.texts();
        getStyleClass().add("side-panel");
        setPrefWidth(250);
        classes = new ClassList(words);
        classes.setId("classes");
        classes.activeProperty().bindBidirectional(canvas.activeProperty());
        classes.setOnAdd(this::newClass);
        desk.actions().watch(() -> classes.setKeyNames(this::keyOf));
        classes.setOnManage(() -> desk.actions().run("global.classes.manage"));
        classes.setOnEdit(changed -> ClassEdits.edit(desk, changed));
        classes.setOnTag((index, state) -> shown.ifPresent(item -> tag(item, new TagAction.SetState(index, state))));
        classes.setOnLock(canvas.actions()::turnLock);
        canvas.paintRuleProperty().subscribe(classes::setPaintRule);
        var keys = new Label();
        desk.actions().watch(() -> keys.setText(texts.get("window.label.tagKeys",
                desk.actions().keysOfFamily("label.class."), desk.actions().keysOfFamily("label.tag."),
                desk.actions().keyOf("label.tags.others"))));
        keys.getStyleClass().add("quiet");
        keys.setWrapText(true);
        getChildren().addAll(heading("window.images.classes"), classes, onlyUnlabelled(canvas), keys, suggestions,
                heading("window.label.overlay"),
                overlay(canvas), heading("window.model.heading"), model);
    }

    /** The side in a frame that scrolls it where the window is low. */
    ScrollPane scrolled() {
        var scroll = new ScrollPane(this);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().addAll("edge-to-edge", "side-scroll");
        return scroll;
    }

    /** Puts what comes next and what belongs to reviewing under the rest. */
    void addReview(ReviewPanel review, NextPanel next) {
        getChildren().addAll(heading("window.next.heading"), next, heading("window.review.heading"), review);
    }

    private Label heading(String key) {
        var label = new Label(texts.get(key));
        label.getStyleClass().add("panel-heading");
        return label;
    }

    private CheckBox onlyUnlabelled(MaskCanvas canvas) {
        var only = new CheckBox(texts.get("window.label.onlyUnlabelled"));
        only.setId("only-unlabelled");
        desk.actions().hint(only, "label.paint.unlabelled", () -> texts.get("window.label.onlyUnlabelled.tip"));
        only.setOnAction(e -> canvas.actions().turnOnlyUnlabelled());
        canvas.paintRuleProperty().subscribe(rule -> only.setSelected(rule.onlyUnlabelled()));
        return only;
    }

    private VBox overlay(MaskCanvas canvas) {
        var opacity = new Slider(0, 1, canvas.look().opacityProperty().get());
        opacity.setId("opacity");
        opacity.setAccessibleText(texts.get("window.label.opacity"));
        desk.actions().hint(opacity, "label.view.opaque", () -> texts.get("window.label.opacity"));
        opacity.valueProperty().bindBidirectional(canvas.look().opacityProperty());
        var toggles = new HBox(8,
                toggle("window.label.peek", "mdi2e-eye-off-outline", "label.view.hide",
                        canvas.look().peekingProperty()),
                toggle("window.label.outline", "mdi2v-vector-square", "label.view.outline",
                        canvas.look().outlineProperty()));
        var patterns = new ToggleButton("", Icons.of("mdi2t-texture"));
        patterns.setId("patterns");
        patterns.setMinWidth(USE_PREF_SIZE);
        patterns.setAccessibleText(texts.get("window.label.patterns"));
        patterns.selectedProperty().bindBidirectional(canvas.look().patternedProperty());
        desk.actions().hint(patterns, "label.view.patterns");
        HBox.setHgrow(opacity, Priority.ALWAYS);
        var row = new HBox(8, opacity, patterns);
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return new VBox(6, row, toggles);
    }

    private ToggleButton toggle(String words, String icon, String action, BooleanProperty on) {
        var button = new ToggleButton(texts.get(words), Icons.of(icon));
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        desk.actions().hint(button, action);
        button.selectedProperty().bindBidirectional(on);
        return button;
    }

    void tag(ImageItem item, TagAction action) {
        desk.model().setTags(TagEdits.apply(desk.model(), List.of(item.id()), action));
    }

    /** The key that gives the pen a value, or "". */
    private String keyOf(int value) {
        return switch (value) {
            case Mask.VOID -> desk.actions().keyOf("label.class.void");
            case Mask.UNLABELLED -> desk.actions().keyOf("label.tool.eraser");
            default -> value < 10 ? desk.actions().keyOf("label.class." + (value + 1)) : "";
        };
    }

    void newClass() { ClassEdits.add(desk, classes); }

    void refresh(Aspect aspect, Optional<ImageItem> item) {
        shown = item;
        if (aspect == Aspect.CLASSES) {
            classes.setClasses(desk.model().classes());
        }
        suggestions.show(item.orElse(null));
        item.ifPresent(i -> classes.setTags(desk.model().tags(i.id())));
    }
}
