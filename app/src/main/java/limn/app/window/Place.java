package limn.app.window;

import javafx.scene.Node;
import limn.app.window.command.Scope;

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

        /** Which actions work in it. */
        Scope scope() { return Scope.valueOf(name()); }
    }

    Node node();

    /** It is shown now. */
    void entered();

    /** Another place is shown now. */
    default void left() {}
}
