package limn.app.window;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import limn.annotator.edit.ClassEdit;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.app.text.Texts;
import limn.app.window.parts.Icons;
import org.jspecify.annotations.Nullable;

/**
 * The classes in their order. Moving one is a draft until it is applied: the order is that of the indices in masks, so applying it
 * writes masks anew.
 */
final class ClassOrder extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final ListView<LabelClass> list = new ListView<>();
    private final Label changed = new Label();
    private final HBox draftBar;
    private List<Integer> draft = List.of();
    private ClassUsage usage = ClassUsage.NONE;
    private final Consumer<@Nullable LabelClass> chosen;
    private boolean setting;

    /** @param chosen told which class is chosen, or null */
    ClassOrder(Desk desk, Consumer<@Nullable LabelClass> chosen) {
        super(6);
        this.desk = desk;
        this.chosen = chosen;
        texts = desk.texts();
        list.setId("class-order");
        list.setFixedCellSize(30);
        list.setCellFactory(view -> new ClassCell(texts, () -> usage));
        list.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (!setting) {
                chosen.accept(is);
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.isAltDown() && (e.getCode() == KeyCode.UP || e.getCode() == KeyCode.DOWN)) {
                move(e.getCode() == KeyCode.UP ? -1 : 1);
                e.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        Button up = arrow("mdi2a-arrow-up", "window.classes.up", "class-up", -1);
        Button down = arrow("mdi2a-arrow-down", "window.classes.down", "class-down", 1);
        changed.getStyleClass().add("quiet");
        changed.setWrapText(true);
        HBox.setHgrow(changed, Priority.ALWAYS);
        changed.setMaxWidth(Double.MAX_VALUE);
        var apply = new Button(texts.get("window.classes.apply"));
        apply.setId("class-order-apply");
        apply.setMinWidth(USE_PREF_SIZE);
        apply.setOnAction(e -> apply());
        var reset = new Button(texts.get("window.classes.reset"));
        reset.setId("class-order-reset");
        reset.setMinWidth(USE_PREF_SIZE);
        reset.setOnAction(e -> reset());
        draftBar = new HBox(8, changed, apply, reset);
        draftBar.setAlignment(Pos.CENTER_LEFT);
        var hint = new Label(texts.get("window.classes.order"));
        hint.getStyleClass().add("quiet");
        HBox.setHgrow(hint, Priority.ALWAYS);
        hint.setMaxWidth(Double.MAX_VALUE);
        var arrows = new HBox(4, hint, up, down);
        arrows.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(list, arrows, draftBar);
    }

    private Button arrow(String icon, String words, String id, int by) {
        Button button = Icons.button(icon, texts.get(words));
        button.setId(id);
        button.setOnAction(e -> move(by));
        return button;
    }

    ClassUsage usage() { return usage; }

    void choose(int index) {
        int at = draft.indexOf(index);
        if (at >= 0) {
            list.getSelectionModel().clearAndSelect(at);
            list.scrollTo(at);
        }
    }

    /** Shows the classes as they are; a draft of the same classes stays. */
    void refresh() {
        ClassCatalog classes = desk.model().classes();
        LabelClass selected = list.getSelectionModel().getSelectedItem();
        if (draft.size() != classes.size()) {
            draft = IntStream.range(0, classes.size()).boxed().toList();
        }
        usage = ClassUsage.of(desk.model().ledger(), classes.size());
        fill();
        if (selected != null && classes.size() > 0) {
            choose(Math.min(selected.index(), classes.size() - 1));
        }
        if (list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().select(0);
        }
        chosen.accept(list.getSelectionModel().getSelectedItem());
    }

    private void fill() {
        ClassCatalog classes = desk.model().classes();
        setting = true;
        list.getItems().setAll(draft.stream().map(classes::get).toList());
        setting = false;
        boolean moved = !draft.equals(draft.stream().sorted().toList());
        draftBar.setVisible(moved);
        draftBar.setManaged(moved);
        if (moved) {
            long masks = desk.model().ledger().pixels().size();
            changed.setText(texts.get("window.classes.moved", masks));
        }
    }

    private void move(int by) {
        int at = list.getSelectionModel().getSelectedIndex();
        int to = at + by;
        if (at < 0 || to < 0 || to >= draft.size()) {
            return;
        }
        int index = draft.get(at);
        var swapped = new ArrayList<>(draft);
        Collections.swap(swapped, at, to);
        draft = List.copyOf(swapped);
        fill();
        choose(index);
    }

    private void reset() {
        draft = draft.stream().sorted().toList();
        fill();
        list.getSelectionModel().select(0);
    }

    private void apply() {
        List<Integer> wanted = draft;
        desk.model().steps().edit(new ClassEdit.Reorder(wanted), () -> {
            draft = draft.stream().sorted().toList();
            refresh();
        }, desk::failed);
    }
}
