package limn.annotator.view;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import limn.annotator.model.Mask;
import limn.annotator.model.TagState;

/** One row of the class list. Tab reaches the chosen row and its buttons only, arrows go to the others. */
final class ClassRow extends HBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass LOCKED = PseudoClass.getPseudoClass("locked");

    private final int value;
    private final Label pen = new Label("\u25C0");
    private final ToggleButton lock = new ToggleButton();
    private final List<ButtonBase> buttons = new ArrayList<>();
    private Runnable onEdit = () -> {};

    ClassRow(int value, int rgb, String name, String key, Runnable choose) {
        this.value = value;
        getStyleClass().add("class-row");
        setId("class-" + value);
        setFocusTraversable(false);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setAccessibleText(key.isEmpty() ? name : name + ", " + key);
        var keyLabel = new Label(key);
        keyLabel.getStyleClass().add("key");
        keyLabel.setMinWidth(12);
        var nameLabel = new Label(name);
        nameLabel.getStyleClass().add("name");
        nameLabel.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        nameLabel.setMaxWidth(Double.MAX_VALUE);
        setHgrow(nameLabel, Priority.ALWAYS);
        pen.setVisible(false);
        pen.setMinWidth(USE_PREF_SIZE);
        pen.getStyleClass().add("detail");
        var swatch = new Swatch(rgb, value == Mask.VOID, value == Mask.UNLABELLED);
        getChildren().addAll(keyLabel, swatch, nameLabel, pen);
        addEventHandler(MouseEvent.MOUSE_PRESSED, e -> {
            requestFocus();
            choose.run();
            if (e.getClickCount() == 2) {
                onEdit.run();
            }
            e.consume();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                choose.run();
                e.consume();
            } else if (e.getCode() == KeyCode.F2) {
                onEdit.run();
                e.consume();
            }
        });
    }

    int value() { return value; }

    void onEdit(Runnable listener) { onEdit = listener; }

    void setChosen(boolean chosen) {
        pseudoClassStateChanged(CHOSEN, chosen);
        pen.setVisible(chosen);
        setFocusTraversable(chosen);
        buttons.forEach(b -> b.setFocusTraversable(chosen));
    }

    /** Shows whether the value is locked, as a small button that turns it; a free one shows under the pointer only. */
    void showLock(boolean locked, String words, Runnable turn) {
        lock.setId("lock-" + value);
        lock.getStyleClass().addAll("flat", "lock");
        lock.setGraphic(LockShape.of(locked));
        lock.setAccessibleText(words);
        lock.setTooltip(new Tooltip(words));
        lock.setMinWidth(USE_PREF_SIZE);
        buttons.add(lock);
        lock.setSelected(locked);
        lock.setOnAction(e -> turn.run());
        pseudoClassStateChanged(LOCKED, locked);
        getChildren().add(getChildren().size() - 1, lock);
    }

    /** Shows the tag of the class in the image at hand as a small button that changes it. */
    void showTag(TagState state, String word, Runnable next) {
        var tag = new Button(word);
        tag.setId("tag-" + value);
        tag.getStyleClass().addAll("flat", "small", "tag", "tag-" + state.name().toLowerCase(java.util.Locale.ROOT));
        tag.setMinWidth(USE_PREF_SIZE);
        buttons.add(tag);
        tag.setOnAction(e -> next.run());
        getChildren().add(getChildren().size() - 1, tag);
    }
}
