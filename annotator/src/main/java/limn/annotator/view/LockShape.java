package limn.annotator.view;

import javafx.scene.Node;
import javafx.scene.shape.SVGPath;

/** A small padlock, closed or open; drawn here, as the fonts of a machine may have none. */
final class LockShape {
    private static final String BODY = "M1 5 h9 v7 h-9 z ";

    private LockShape() {}

    static Node of(boolean closed) {
        var path = new SVGPath();
        String shackle = closed ? "M3 5 v-2 a2.5 2.5 0 0 1 5 0 v2" : "M3 5 v-2 a2.5 2.5 0 0 1 4.8 -1";
        path.setContent(BODY + shackle);
        path.getStyleClass().add("lock-shape");
        return path;
    }
}
