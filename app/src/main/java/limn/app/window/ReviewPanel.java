package limn.app.window;

import java.util.Locale;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import limn.annotator.model.Effort;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.ReviewState;
import limn.app.text.Texts;
import limn.app.window.command.Action;
import limn.app.window.parts.Durations;
import org.jspecify.annotations.Nullable;

/** Where the image at hand stands: its state, a note, what it cost so far. */
final class ReviewPanel extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final ComboBox<ReviewState> state = new ComboBox<>();
    private final TextArea note = new TextArea();
    private final Label cost = new Label();
    private @Nullable ImageId shown;
    private boolean setting;

    /** @param leave gives the focus back to the picture */
    ReviewPanel(Desk desk, Runnable leave) {
        super(6);
        this.desk = desk;
        texts = desk.texts();
        state.setId("review-state");
        state.getItems().setAll(ReviewState.values());
        state.setConverter(words(texts));
        state.setMaxWidth(Double.MAX_VALUE);
        state.setAccessibleText(texts.get("window.review.state"));
        state.valueProperty().addListener((o, was, is) -> {
            ImageId image = shown;
            if (!setting && image != null && is != null) {
                desk.model().setState(java.util.List.of(image), is);
            }
        });
        note.setId("review-note");
        note.setPromptText(texts.get("window.review.note"));
        note.setAccessibleText(texts.get("window.review.note"));
        note.setPrefRowCount(2);
        note.setWrapText(true);
        note.focusedProperty().addListener((o, was, is) -> {
            if (was) {
                keepNote();
            }
        });
        note.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.TAB) {
                note.requestFocusTraversal(e.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                e.consume();
            } else if (e.getCode() == KeyCode.ESCAPE || e.getCode() == KeyCode.ENTER && !e.isShiftDown()) {
                keepNote();
                leave.run();
                e.consume();
            }
        });
        cost.setId("review-cost");
        cost.getStyleClass().add("quiet");
        getChildren().addAll(state, note, cost);
        addActions();
        clear();
    }

    static StringConverter<ReviewState> words(Texts texts) {
        return new StringConverter<>() {
            @Override
            public String toString(ReviewState value) {
                return value == null ? "" : texts.get("window.state." + value.name().toLowerCase(Locale.ROOT));
            }

            @Override
            public ReviewState fromString(String text) { throw new UnsupportedOperationException(text); }
        };
    }

    private void addActions() {
        desk.actions().add(Action.of("label.review.done", () -> toggle(ReviewState.DONE)).icon("mdi2c-check")
                .unless(this::noImage));
        desk.actions().add(Action.of("label.review.flag", () -> toggle(ReviewState.FLAGGED))
                .icon("mdi2f-flag-outline").unless(this::noImage));
        desk.actions().add(Action.of("label.review.note", note::requestFocus).icon("mdi2n-note-edit-outline")
                .unless(this::noImage));
        desk.actions().hint(state, "label.review.done", () -> texts.get("window.review.state.tip"));
        desk.actions().hint(note, "label.review.note");
    }

    private String noImage() { return shown == null ? texts.get("keys.noImage") : ""; }

    private void toggle(ReviewState wanted) {
        boolean already = state.getValue() == wanted;
        state.setValue(already ? ReviewState.IN_WORK : wanted);
    }

    /** Another image is at hand, or something of it changed. */
    void show(ImageItem item) {
        if (!item.id().equals(shown)) {
            keepNote();
            shown = item.id();
            note.setText(desk.model().ledger().note(item.id()));
        } else if (!note.isFocused()) {
            note.setText(desk.model().ledger().note(item.id()));
        }
        setting = true;
        state.setValue(desk.model().image(item.id()).orElse(item).state());
        setting = false;
        setDisable(desk.model().project().isReadOnly());
        Effort effort = desk.model().ledger().effort(item.id());
        cost.setText(texts.get("window.review.cost", Durations.words(texts, effort.totalMillis()), effort.strokes()));
    }

    void clear() {
        keepNote();
        shown = null;
        note.clear();
        cost.setText("");
        setDisable(true);
    }

    /** Stores what was typed. */
    void keepNote() {
        ImageId image = shown;
        if (image != null) {
            desk.model().setNote(image, note.getText().strip());
        }
    }
}
