package limn.app.window;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.store.Project;
import org.jspecify.annotations.Nullable;

/** Undo and redo of the image at hand, with names. The steps themselves are in the project and survive a restart. */
final class History {
    /** What undo and redo would do. */
    record Names(Optional<ChangeKind> undo, Optional<ChangeKind> redo) {
        /** Reads them: for a background thread. */
        static Names of(Project project, ImageId id) {
            return new Names(project.undoable(id), project.redoable(id));
        }
    }

    private static final Names NOTHING = new Names(Optional.empty(), Optional.empty());

    private final Desk desk;
    private final Consumer<Change> restored;
    private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper pending = new ReadOnlyBooleanWrapper(false);
    private @Nullable ImageItem item;

    /** @param restored told of each change that undo or redo applied */
    History(Desk desk, Consumer<Change> restored) {
        this.desk = desk;
        this.restored = restored;
    }

    /** What undo would take back, in words, or "". */
    ReadOnlyStringProperty undoName() {
        return undoName.getReadOnlyProperty();
    }

    ReadOnlyStringProperty redoName() { return redoName.getReadOnlyProperty(); }

    /** Whether the answer to undo or redo is still on its way. What is painted before it would be painted on another mask. */
    ReadOnlyBooleanProperty pending() {
        return pending.getReadOnlyProperty();
    }

    void show(ImageItem shown, Names names) {
        item = shown;
        put(names);
    }

    void clear() {
        item = null;
        put(NOTHING);
    }

    /** A change was made: it can be undone, nothing can be redone. */
    void changed(ChangeKind kind) {
        desk.jobs().cancel("history");
        put(new Names(Optional.of(kind), Optional.empty()));
    }

    /** Takes back the step that is named. Until the next name is known there is none, so that no other step is taken. */
    void undo() {
        ImageItem of = item;
        if (of != null && !undoName.get().isEmpty()) {
            begin();
            desk.model().undo(of, change -> applied(change, "window.undone"));
            ask(of);
        }
    }

    void redo() {
        ImageItem of = item;
        if (of != null && !redoName.get().isEmpty()) {
            begin();
            desk.model().redo(of, change -> applied(change, "window.redone"));
            ask(of);
        }
    }

    private void begin() {
        put(NOTHING);
        pending.set(true);
    }

    private void applied(Change change, String key) {
        restored.accept(change);
        desk.notices().accept(Notice.of(Notice.Level.INFO, desk.texts().get(key, words(change.kind()))));
    }

    /** Reads the names after all that was asked of the project so far is done. */
    private void ask(ImageItem of) {
        desk.model().afterSaving(() -> desk.jobs().run("history", () -> Names.of(desk.model().project(), of.id()),
                names -> {
                    if (of.equals(item)) {
                        put(names);
                    }
                }, failure -> {
                    pending.set(false);
                    desk.failed(failure);
                }));
    }

    private void put(Names names) {
        pending.set(false);
        undoName.set(names.undo().map(this::words).orElse(""));
        redoName.set(names.redo().map(this::words).orElse(""));
    }

    private String words(ChangeKind kind) {
        return desk.texts().get("window.change." + kind.name().toLowerCase(java.util.Locale.ROOT));
    }
}
