package limn.app.window;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import limn.app.train.RunCatalog;

/**
 * One of the views in the middle of Results, about the run that is chosen at the left. {@code window.results.view.} and the id is the
 * key of its name, {@code results.view.} and the id the action that shows it. In the window's thread only.
 */
interface ResultsView {
    String id();

    /** A code of the icon pack. */
    String icon();

    Node node();

    /** The run to show. Only told while the view is shown: when it comes into view, and when the run is another or went on. */
    void show(Optional<RunCatalog.Entry> chosen);

    /** All runs of the project, whenever they have changed, shown or not. */
    default void list(List<RunCatalog.Entry> runs) {}

    /** Another view or another place is shown now. */
    default void left() {}

    /** Whether it lists the runs itself, so that nothing need stand at the left. */
    default boolean listsRuns() {
        return false;
    }
}
