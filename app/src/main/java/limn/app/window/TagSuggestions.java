package limn.app.window;

import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.app.window.parts.Icons;
import org.jspecify.annotations.Nullable;

/**
 * What the chosen model would tag the image at hand with, in words that are no tags yet, and the button that takes them over. Not there
 * while it suggests nothing.
 */
final class TagSuggestions extends HBox {
    private final Desk desk;
    private final Scores scores;
    private final Label words = new Label();
    private @Nullable ImageItem item;

    TagSuggestions(Desk desk, Scores scores) {
        super(8);
        this.desk = desk;
        this.scores = scores;
        setAlignment(Pos.CENTER_LEFT);
        setId("tag-suggestions");
        words.getStyleClass().add("quiet");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button accept = Icons.worded("mdi2c-check-all", desk.texts().get("window.suggested.accept"));
        accept.setId("accept-tags");
        accept.setFocusTraversable(false);
        accept.setMinWidth(USE_PREF_SIZE);
        desk.actions().button(accept, "label.tags.accept");
        getChildren().addAll(words, accept);
        managedProperty().bind(visibleProperty());
        show(null);
    }

    void show(@Nullable ImageItem shown) {
        item = shown;
        List<LabelClass> suggested = suggested();
        setVisible(!suggested.isEmpty());
        words.setText(desk.texts().get("window.suggested",
                suggested.stream().map(LabelClass::name).collect(Collectors.joining(", "))));
    }

    boolean any() { return !suggested().isEmpty(); }

    private List<LabelClass> suggested() {
        ImageItem of = item;
        if (of == null) {
            return List.of();
        }
        Tags tags = desk.model().tags(of.id());
        return scores.suggested(of.id(), tags).stream().sorted().map(desk.model().classes()::get).toList();
    }

    /** Every suggested class is present: one step. */
    void accept() {
        ImageItem of = item;
        if (of != null && any()) {
            Tags tags = desk.model().tags(of.id());
            for (LabelClass c : suggested()) {
                tags = tags.with(c.index(), TagState.PRESENT);
            }
            desk.model().setTags(java.util.Map.of(of.id(), tags));
        }
    }
}
