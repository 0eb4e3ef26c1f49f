package limn.app.window.label;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.Mask;
import limn.annotator.view.MaskCanvas;
import limn.annotator.view.Pyramid;
import limn.annotator.view.Sight;
import limn.annotator.view.Tool;
import limn.app.text.Texts;
import org.jspecify.annotations.Nullable;

/** The picture alone, the picture with its mask, and with the prediction, side by side; all look at the same place. */
public final class ComparePanes extends HBox {
    private final BooleanProperty comparing = new SimpleBooleanProperty(this, "comparing", false);
    private final MaskCanvas canvas;
    private final MaskCanvas plain;
    private final MaskCanvas predicted;
    private final Label none;
    private final List<MaskCanvas> all;
    private final List<Node> sides;
    private boolean following;
    private @Nullable Pyramid pyramid;
    private @Nullable Mask prediction;

    /** @param main the pane of the canvas that is painted on */
    public ComparePanes(Texts texts, Function<String, String> words, MaskCanvas canvas, StackPane main) {
        super(2);
        this.canvas = canvas;
        plain = follower(words);
        plain.setId("compare-picture");
        plain.look().peekingProperty().set(true);
        predicted = follower(words);
        predicted.setId("compare-prediction");
        predicted.look().opacityProperty().bind(canvas.look().opacityProperty());
        predicted.look().outlineProperty().bind(canvas.look().outlineProperty());
        none = new Label(texts.get("window.compare.none"));
        none.getStyleClass().add("canvas-message");
        all = List.of(plain, canvas, predicted);
        var right = pane(texts.get("window.compare.prediction"), predicted);
        right.getChildren().add(none);
        sides = List.of(pane(texts.get("window.compare.picture"), plain), right);
        Label mask = label(texts.get("window.compare.mask"));
        mask.visibleProperty().bind(comparing);
        main.getChildren().add(1, mask);
        HBox.setHgrow(main, Priority.ALWAYS);
        main.setMinWidth(0);
        main.setPrefWidth(0);
        getChildren().add(main);
        getStyleClass().add("canvas-frame");
        all.forEach(c -> c.sightProperty().addListener((o, was, is) -> follow(c, is)));
        comparing.addListener((o, was, is) -> arrange());
    }

    private MaskCanvas follower(Function<String, String> words) {
        var made = new MaskCanvas(words);
        made.setFocusTraversable(false);
        made.readOnlyProperty().set(true);
        made.setTool(Tool.PAN);
        made.look().minimapProperty().set(false);
        made.look().toneProperty().bind(canvas.look().toneProperty());
        made.look().gridProperty().bind(canvas.look().gridProperty());
        return made;
    }

    private static StackPane pane(String words, MaskCanvas canvas) {
        var pane = new StackPane(canvas, label(words));
        pane.setMinWidth(0);
        pane.setPrefWidth(0);
        HBox.setHgrow(pane, Priority.ALWAYS);
        return pane;
    }

    private static Label label(String words) {
        var label = new Label(words);
        label.getStyleClass().add("compare-label");
        label.setMouseTransparent(true);
        StackPane.setAlignment(label, Pos.TOP_LEFT);
        return label;
    }

    public BooleanProperty comparingProperty() { return comparing; }

    private void follow(MaskCanvas leader, Sight sight) {
        if (!following && comparing.get()) {
            following = true;
            all.stream().filter(c -> c != leader).forEach(c -> c.look(sight));
            following = false;
        }
    }

    private void arrange() {
        if (comparing.get()) {
            getChildren().addFirst(sides.getFirst());
            getChildren().addLast(sides.getLast());
        } else {
            getChildren().removeAll(sides);
        }
        fill();
    }

    /** Another picture is shown; its prediction is not known yet. Nothing if null. */
    public void show(@Nullable Pyramid shown) {
        pyramid = shown;
        prediction = null;
        fill();
    }

    /** The picture that is shown coarse is there as it is. */
    public void sharpen(Pyramid whole) {
        pyramid = whole;
        if (comparing.get()) {
            plain.sharpen(whole);
            predicted.sharpen(whole);
        }
    }

    /** What the model says of the picture, or null if nothing. */
    public void showPrediction(@Nullable Mask says) {
        prediction = says;
        fill();
    }

    private void fill() {
        Pyramid shown = pyramid;
        Mask says = prediction;
        none.setVisible(says == null);
        if (!comparing.get() || shown == null) {
            plain.clear();
            predicted.clear();
            return;
        }
        ClassCatalog classes = canvas.classes();
        Mask blank = Mask.unlabelled(shown.width(), shown.height());
        following = true;
        plain.show(shown, blank, classes);
        predicted.show(shown, says == null ? blank : says, classes);
        following = false;
        plain.look(canvas.sightProperty().get());
        predicted.look(canvas.sightProperty().get());
    }
}
