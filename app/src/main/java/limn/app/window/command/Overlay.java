package limn.app.window.command;

import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * One card over the window: the palette, the key sheet or the keys page. Escape and a click beside it close it; the focus stays in it
 * and goes back where it was. Nothing waits for it. JavaFX thread only.
 */
public final class Overlay {
    private final StackPane root;
    private @Nullable StackPane veil;
    private @Nullable Region card;
    private @Nullable Node before;
    private Runnable onClose = () -> {};

    /** @param root what the card lies over; its last child while it is open */
    public Overlay(StackPane root) {
        this.root = root;
        root.sceneProperty().flatMap(javafx.scene.Scene::focusOwnerProperty).subscribe(this::keepFocus);
    }

    private void keepFocus(@Nullable Node owner) {
        StackPane now = veil;
        if (now != null && owner != null && !isIn(now, owner)) {
            Platform.runLater(() -> bringBack(now));
        }
    }

    /** Tab went past the last control: it goes on at the first one, which shows that it has the focus. */
    private void bringBack(StackPane over) {
        List<Node> all = over == veil ? controlsIn(over) : List.of();
        if (!all.isEmpty()) {
            all.getFirst().requestFocus();
        }
        if (all.size() > 1) {
            all.getFirst().requestFocusTraversal(TraversalDirection.NEXT);
            all.get(1).requestFocusTraversal(TraversalDirection.PREVIOUS);
        }
    }

    private static boolean isIn(Node parent, Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n == parent) {
                return true;
            }
        }
        return false;
    }

    private static List<Node> controlsIn(StackPane over) {
        return over.lookupAll("*").stream().filter(n -> n.isFocusTraversable() && !n.isDisabled() && n.isVisible())
                .toList();
    }

    /** How much room there is, pixels. */
    double width() {
        return root.getWidth() > 0 ? root.getWidth() : root.prefWidth(-1);
    }

    public boolean isOpen() { return veil != null; }

    /** Lets the open card do an action in its own way. Returns whether it does. */
    boolean does(String id) {
        return card instanceof CardKeys keys && keys.does(id);
    }

    /** Whether the card of this id is open. */
    public boolean isOpen(String id) {
        return card != null && id.equals(card.getId());
    }

    /** Shows a card in place of any other. @param closed runs when it is closed */
    public void show(Region content, Pos where, Runnable closed) {
        close();
        before = root.getScene() == null ? null : root.getScene().getFocusOwner();
        onClose = closed;
        content.setMaxHeight(Region.USE_PREF_SIZE);
        content.setMaxWidth(Region.USE_PREF_SIZE);
        var over = new StackPane(content);
        over.getStyleClass().add("veil");
        StackPane.setAlignment(content, where);
        over.setOnMousePressed(e -> {
            if (e.getTarget() == over) {
                close();
            }
        });
        over.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                close();
                e.consume();
            }
        });
        veil = over;
        card = content;
        root.getChildren().add(over);
        content.applyCss();
        controlsIn(over).stream().findFirst().ifPresent(Node::requestFocus);
    }

    public void close() {
        StackPane over = veil;
        if (over == null) {
            return;
        }
        veil = null;
        card = null;
        root.getChildren().remove(over);
        Node back = before;
        before = null;
        if (back != null && back.getScene() != null) {
            back.requestFocus();
        }
        onClose.run();
    }
}
