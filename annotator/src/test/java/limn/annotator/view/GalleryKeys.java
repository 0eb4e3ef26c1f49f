package limn.annotator.view;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import limn.annotator.model.TagState;

/** Keys for a gallery without a window of ours: what the window's keys do by default. */
final class GalleryKeys {
    private final Gallery gallery;

    GalleryKeys(Gallery gallery) { this.gallery = gallery; }

    void install() {
        gallery.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.isShortcutDown() ? shortcut(e) : letter(e)) {
                e.consume();
            }
        });
        gallery.addEventHandler(KeyEvent.KEY_RELEASED, e -> {
            if (e.getCode() == KeyCode.M) {
                gallery.masksShownProperty().set(false);
            }
        });
    }

    private boolean shortcut(KeyEvent e) {
        return switch (e.getCode()) {
            case A -> {
                gallery.selectAll();
                yield true;
            }
            case I -> {
                if (e.isShiftDown()) {
                    gallery.invertSelection();
                }
                yield e.isShiftDown();
            }
            default -> false;
        };
    }

    private boolean letter(KeyEvent e) {
        if (e.getCode() == KeyCode.M && !e.isAltDown() && !e.isShiftDown()) {
            gallery.masksShownProperty().set(true);
            return true;
        }
        if (e.getCode() == KeyCode.BACK_QUOTE) {
            gallery.turnKeyPage(e.isShiftDown() ? -1 : 1);
            return true;
        }
        return tag(e);
    }

    /** 0 forgets all, A makes the others absent, a class's key cycles it, with Shift it is present, with Alt absent. */
    private boolean tag(KeyEvent e) {
        String key = ClassKeys.name(e.getCode());
        if (key.isEmpty() || gallery.lead() == null) {
            return false;
        }
        if (key.equals("0") || key.equals("A")) {
            gallery.tag(key.equals("0") ? new TagAction.AllUnknown() : new TagAction.OthersAbsent());
            return true;
        }
        var found = ClassKeys.classFor(gallery.classes(), key, gallery.keyPageProperty().get());
        if (found.isEmpty()) {
            return false;
        }
        int classId = found.get().index();
        if (e.isShiftDown() || e.isAltDown()) {
            gallery.tag(new TagAction.SetState(classId, e.isShiftDown() ? TagState.PRESENT : TagState.ABSENT));
        } else {
            gallery.cycle(classId);
        }
        return true;
    }
}
