package limn.annotator.view;

import java.util.LinkedHashSet;
import java.util.Set;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import limn.annotator.model.ImageId;

/** Turns the mouse, and the keys that every list has, into selection and opening. All other keys are left to the window. */
final class GalleryInput {
    /** A press that moves less than this is no drag, pixels. */
    private static final double STILL = 5;

    private final Gallery gallery;
    private final GallerySelection selection;
    private Set<ImageId> before = Set.of();
    private double startX;
    private double startY;
    private boolean pressing;

    GalleryInput(Gallery gallery, GallerySelection selection) {
        this.gallery = gallery;
        this.selection = selection;
    }

    void install() {
        gallery.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        gallery.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        gallery.addEventHandler(MouseEvent.MOUSE_RELEASED, e -> released());
        gallery.addEventHandler(ScrollEvent.SCROLL, e -> {
            gallery.scrollBy(-e.getDeltaY());
            e.consume();
        });
        gallery.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (key(e)) {
                e.consume();
            }
        });
        gallery.focusedProperty().addListener((o, was, is) -> gallery.masksShownProperty().set(false));
    }

    private void pressed(MouseEvent e) {
        gallery.requestFocus();
        int index = gallery.cells().at(e.getX(), e.getY() + gallery.top());
        boolean adds = e.isShiftDown() || e.isShortcutDown();
        before = adds ? new LinkedHashSet<>(selection.selected()) : Set.of();
        startX = e.getX();
        startY = e.getY() + gallery.top();
        pressing = e.getButton() == MouseButton.PRIMARY;
        if (index < 0) {
            if (!adds) {
                selection.none();
            }
            return;
        }
        if (e.getButton() == MouseButton.SECONDARY) {
            if (!selection.contains(gallery.items().get(index).item().id())) {
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

    /** A box from where the button went down; beyond the edge the view follows. */
    private void dragged(MouseEvent e) {
        double y = e.getY() + gallery.top();
        boolean still = Math.hypot(e.getX() - startX, y - startY) < STILL && gallery.box() == null;
        if (!pressing || still) {
            return;
        }
        if (e.getY() < 0 || e.getY() > gallery.viewHeight()) {
            gallery.scrollBy(e.getY() < 0 ? e.getY() : e.getY() - gallery.viewHeight());
        }
        var box = new GalleryLayout.Box(startX, startY, e.getX(), e.getY() + gallery.top());
        gallery.showBox(box);
        selection.box(before, gallery.cells().within(box), gallery.cells().at(e.getX(), e.getY() + gallery.top()));
        e.consume();
    }

    private void released() {
        pressing = false;
        gallery.showBox(null);
    }

    private boolean key(KeyEvent e) {
        int count = gallery.items().size();
        if (count == 0 || e.isMetaDown() && !e.isShortcutDown()) {
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
            case ENTER -> !suggests() && open();
            case SPACE -> toggle();
            case ESCAPE -> none();
            default -> false;
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

    /** Whether anything is suggested for the selected pictures: then Enter is left to who accepts it. */
    private boolean suggests() {
        return !selection.selected().isEmpty() && selection.items().stream().anyMatch(i -> !i.suggested().isEmpty());
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
}
