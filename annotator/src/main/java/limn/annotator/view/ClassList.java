package limn.annotator.view;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import limn.annotator.edit.PaintRule;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import org.jspecify.annotations.Nullable;

/**
 * The classes with colour, key, name and their tag in the image at hand, then void and unlabelled; the pen's class is marked. A click
 * chooses, a click on the tag changes it, a double click or F2 edits name and colour in place. JavaFX thread only.
 */
public final class ClassList extends VBox {
    private final Function<String, String> texts;
    private final IntegerProperty active = new SimpleIntegerProperty(this, "active", 0);
    private final VBox rows = new VBox();
    private final Button add = new Button();
    private final Button manage = new Button();
    private ClassCatalog classes = ClassCatalog.empty();
    private @Nullable Tags tags;
    private boolean penValues = true;
    private IntFunction<String> keyNames = value -> value < 9 ? String.valueOf(value + 1) : "";
    private int editing = -1;
    private BiConsumer<Integer, TagState> onTag = (classId, state) -> {};
    private Consumer<LabelClass> onEdit = changed -> {};
    private Runnable onAdd = () -> {};
    private @Nullable IntConsumer onLock;
    private PaintRule rule = PaintRule.NONE;

    /** A list in the language of the machine. */
    public ClassList() { this(ViewTexts.of(Locale.getDefault())); }

    /** @param texts words for the keys of {@link ViewTexts} */
    public ClassList(Function<String, String> texts) {
        this.texts = texts;
        getStyleClass().add("class-list");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(texts.apply("view.classes.accessible"));
        rows.getStyleClass().add("rows");
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("edge-to-edge");
        rows.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        add.setId("add-class");
        add.setText(texts.apply("view.classes.add"));
        add.getStyleClass().add("flat");
        add.setOnAction(e -> onAdd.run());
        manage.setId("manage-classes");
        manage.setText(texts.apply("view.classes.manage"));
        manage.getStyleClass().add("flat");
        manage.setVisible(false);
        manage.setManaged(false);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(scroll, new HBox(add, space, manage));
        setMinWidth(180);
        active.addListener((o, was, is) -> {
            mark(was.intValue());
            mark(is.intValue());
        });
        build();
    }

    @Override
    public String getUserAgentStylesheet() {
        return Objects.requireNonNull(ClassList.class.getResource("view.css")).toExternalForm();
    }

    /** Shows other classes; ends an edit in the making. */
    public void setClasses(ClassCatalog catalog) {
        classes = catalog;
        editing = -1;
        build();
    }

    /** The tags of the image at hand, or null if there is none. */
    public void setTags(@Nullable Tags shown) {
        tags = shown;
        build();
    }

    /** Whether void and unlabelled can be chosen, as where there is a pen. */
    public void setPenValues(boolean there) {
        penValues = there;
        build();
    }

    /** The value that is marked: a class index, {@link Mask#UNLABELLED} or {@link Mask#VOID}. Bind it to the canvas both ways. */
    public IntegerProperty activeProperty() {
        return active;
    }

    /** Which key each value shows: that of a class without a key of its own, of void and of unlabelled; "" for none. */
    public void setKeyNames(IntFunction<String> names) {
        keyNames = names;
        build();
    }

    /** Called with a class and the state that it shall have in the image at hand. */
    public void setOnTag(BiConsumer<Integer, TagState> listener) {
        onTag = listener;
    }

    /** Called with a class that was given another name or colour; refuse it by leaving the list as it is. */
    public void setOnEdit(Consumer<LabelClass> listener) {
        onEdit = listener;
    }

    /** Called with the value whose lock shall be turned; makes locks visible. */
    public void setOnLock(IntConsumer listener) {
        onLock = listener;
        build();
    }

    /** Shows what is locked. */
    public void setPaintRule(PaintRule shown) {
        rule = shown;
        build();
    }

    /** Called when a new class is wanted. */
    public void setOnAdd(Runnable listener) { onAdd = listener; }

    /** Called when all about classes is wanted; shows a button for it. */
    public void setOnManage(Runnable listener) {
        manage.setOnAction(e -> listener.run());
        manage.setVisible(true);
        manage.setManaged(true);
    }

    /** Opens the editor of a class, as a double click does. */
    public void edit(int classId) {
        editing = classId;
        build();
    }

    private void build() {
        String focused = focusedId();
        rows.getChildren().clear();
        for (LabelClass c : classes.classes()) {
            if (c.index() == editing) {
                rows.getChildren().add(new ClassEditor(c, this::edited, this::editCancelled));
            } else {
                rows.getChildren().add(classRow(c));
            }
        }
        if (penValues) {
            rows.getChildren().add(plainRow(Mask.VOID, texts.apply("view.void")));
            rows.getChildren().add(plainRow(Mask.UNLABELLED, texts.apply("view.unlabelled")));
        }
        mark(active.get());
        Node again = focused.isEmpty() ? null : rows.lookup("#" + focused);
        if (again != null) {
            again.requestFocus();
        }
    }

    /** The id of the row or button in focus, which a new one of this id shall have after a change; or "". */
    private String focusedId() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        for (Node n = owner; owner != null && n != null; n = n.getParent()) {
            if (n == rows) {
                return owner.getId() == null ? "" : owner.getId();
            }
        }
        return "";
    }

    /** The arrows choose the row above or below. */
    private void keyPressed(KeyEvent e) {
        int by = e.getCode() == KeyCode.UP ? -1 : e.getCode() == KeyCode.DOWN ? 1 : 0;
        List<ClassRow> all = rows.getChildren().stream().filter(ClassRow.class::isInstance).map(ClassRow.class::cast)
                .toList();
        for (int i = 0; i < all.size() && by != 0; i++) {
            if (all.get(i).value() == active.get() && e.getTarget() instanceof ClassRow) {
                ClassRow to = all.get(Math.clamp(i + by, 0, all.size() - 1));
                active.set(to.value());
                to.requestFocus();
                e.consume();
                return;
            }
        }
    }

    private ClassRow classRow(LabelClass c) {
        String key = c.key().isEmpty() ? keyNames.apply(c.index()) : c.key();
        var row = new ClassRow(c.index(), c.rgb(), c.name(), key, () -> active.set(c.index()));
        row.onEdit(() -> edit(c.index()));
        addLock(row);
        Tags shown = tags;
        if (shown != null && c.index() < shown.classCount()) {
            TagState state = shown.of(c.index());
            row.showTag(state, texts.apply("view.tag." + state), () -> onTag.accept(c.index(), state.next()));
        }
        return row;
    }

    private ClassRow plainRow(int value, String name) {
        var row = new ClassRow(value, Palette.rgb(classes, value), name, keyNames.apply(value),
                () -> active.set(value));
        addLock(row);
        return row;
    }

    private void addLock(ClassRow row) {
        IntConsumer listener = onLock;
        if (listener != null && row.value() != Mask.UNLABELLED) {
            boolean locked = rule.isLocked(row.value());
            row.showLock(locked, texts.apply(locked ? "view.classes.unlock" : "view.classes.lock"),
                    () -> listener.accept(row.value()));
        }
    }

    private void mark(int value) {
        for (var node : rows.getChildren()) {
            if (node instanceof ClassRow row && row.value() == value) {
                row.setChosen(value == active.get());
            }
        }
    }

    private void edited(LabelClass changed) {
        editing = -1;
        LabelClass before = classes.get(changed.index());
        build();
        if (!changed.equals(before)) {
            onEdit.accept(changed);
        }
    }

    private void editCancelled() {
        editing = -1;
        build();
    }
}
