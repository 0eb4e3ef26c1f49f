package limn.annotator.view;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import limn.annotator.model.TagState;

/** Turns mouse and keys into selection, opening and tags. Keys count by their place on the keyboard. */
final class GalleryInput {
    private final Gallery gallery;
    private final GallerySelection selection;

    GalleryInput(Gallery gallery, GallerySelection selection) {
        this.gallery = gallery;
        this.selection = selection;
    }

    void install() {
        gallery.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        gallery.addEventHandler(ScrollEvent.SCROLL, e -> {
            gallery.scrollBy(-e.getDeltaY());
            e.consume();
        });
        gallery.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (key(e)) {
                e.consume();
            }
        });
    }

    private void pressed(MouseEvent e) {
        gallery.requestFocus();
        int index = gallery.cells().at(e.getX(), e.getY() + gallery.top());
        if (index < 0) {
            if (!e.isShiftDown() && !e.isShortcutDown()) {
                selection.none();
            }
            return;
        }
        if (e.getButton() == MouseButton.SECONDARY) {
            if (!selection.selected().contains(gallery.items().get(index).item().id())) {
                selection.only(index);
            }
        } else if (e.isShiftDown()) {
            selection.rangeTo(index);
        } else if (e.isShortcutDown()) {
            selection.toggle(index);
        } else {
            selection.only(index);
            if (e.getClickCount() == 2 && e.getButton() == MouseButton.PRIMARY) {
                gallery.open(index);
            }
        }
        gallery.focusMoved();
        e.consume();
    }

    private boolean key(KeyEvent e) {
        int count = gallery.items().size();
        if (count == 0 || e.isAltDown() || e.isMetaDown() && !e.isShortcutDown()) {
            return false;
        }
        int page = Math.max(1, (int) (gallery.viewHeight() / gallery.cells().rowHeight()));
        int columns = gallery.cells().columns();
        return switch (e.getCode()) {
            case LEFT -> move(e, -1);
            case RIGHT -> move(e, 1);
            case UP -> move(e, -columns);
            case DOWN -> move(e, columns);
            case PAGE_UP -> move(e, -columns * page);
            case PAGE_DOWN -> move(e, columns * page);
            case HOME -> move(e, -count);
            case END -> move(e, count);
            case ENTER -> open();
            case SPACE -> toggle();
            case ESCAPE -> none();
            default -> e.isShortcutDown() ? shortcut(e) : tag(e);
        };
    }

    private boolean move(KeyEvent e, int by) {
        int last = gallery.items().size() - 1;
        int focus = selection.focus();
        int to = focus < 0 ? 0 : Math.clamp((long) focus + by, 0, last);
        int columns = gallery.cells().columns();
        if (focus >= 0 && Math.abs(by) == columns
                && (focus + by < 0 || to == last && to / columns == focus / columns)) {
            to = focus; // no row above or below: stay
        }
        if (e.isShiftDown()) {
            selection.rangeTo(to);
        } else if (e.isShortcutDown()) {
            selection.focusOn(to);
        } else {
            selection.only(to);
        }
        gallery.focusMoved();
        return true;
    }

    private boolean open() {
        if (selection.focus() >= 0) {
            gallery.open(selection.focus());
        }
        return selection.focus() >= 0;
    }

    private boolean toggle() {
        if (selection.focus() >= 0) {
            selection.toggle(selection.focus());
            gallery.focusMoved();
        }
        return selection.focus() >= 0;
    }

    private boolean none() {
        boolean any = !selection.selected().isEmpty();
        selection.none();
        return any;
    }

    private boolean shortcut(KeyEvent e) {
        if (e.getCode() == KeyCode.A) {
            selection.all();
            gallery.focusMoved();
            return true;
        }
        return false;
    }

    /** 0 forgets all, A makes the others absent, a class's key cycles it, with Shift makes it absent. */
    private boolean tag(KeyEvent e) {
        String key = ClassKeys.name(e.getCode());
        GalleryItem lead = gallery.lead();
        if (key.isEmpty() || lead == null) {
            return false;
        }
        if (key.equals("0")) {
            gallery.tag(new TagAction.AllUnknown());
            return true;
        }
        if (key.equals("A")) {
            gallery.tag(new TagAction.OthersAbsent());
            return true;
        }
        return ClassKeys.classFor(gallery.classes(), key).filter(c -> c.index() < lead.tags().classCount()).map(c -> {
            TagState next = e.isShiftDown() ? TagState.ABSENT : lead.tags().of(c.index()).next();
            gallery.tag(new TagAction.SetState(c.index(), next));
            return true;
        }).orElse(false);
    }
}
