package limn.app.window;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/** One of the four places. It keeps its state while another one is shown. */
interface Place {
    /** Which place, in order of the rail. */
    enum Id {
        IMAGES("mdi2i-image-multiple-outline"), LABEL("mdi2b-brush"), TRAIN("mdi2s-school-outline"), RESULTS(
                "mdi2c-chart-box-outline");

        private final String icon;

        Id(String icon) { this.icon = icon; }

        String icon() { return icon; }

        /** The last part of text keys and picture names. */
        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    Node node();

    /** It is shown now. */
    void entered();

    /** Another place is shown now. */
    default void left() {}

    /** A key that no control wanted. Returns whether the place did something. */
    default boolean key(KeyEvent event) {
        return false;
    }
}
