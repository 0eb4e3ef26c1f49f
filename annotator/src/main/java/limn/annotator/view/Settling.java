package limn.annotator.view;

import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;

/** Waits until everything that a person has finished on a canvas is in its mask. JavaFX thread only. */
final class Settling {
    private final CanvasEdits edits;
    private final Previews previews;

    Settling(CanvasEdits edits, Previews previews) {
        this.edits = edits;
        this.previews = previews;
    }

    /** Commits the stroke in the making, lets computations end, and then runs something; at once if there are none. */
    void then(Runnable next) {
        previews.settle();
        edits.commit();
        if (isDone()) {
            next.run();
        } else {
            new Wait(next);
        }
    }

    private boolean isDone() { return !edits.busy().get() && !previews.isAwaited(); }

    /** Runs what is next once, when both are quiet. What becomes of an answer is known only after it was delivered: so it looks later. */
    private final class Wait implements InvalidationListener {
        private final Runnable next;
        private boolean over;

        Wait(Runnable next) {
            this.next = next;
            edits.busy().addListener(this);
            previews.busyProperty().addListener(this);
        }

        @Override
        public void invalidated(Observable observable) {
            edits.busy().get();
            previews.busyProperty().get(); // read, so that the next change is told too
            Platform.runLater(this::look);
        }

        private void look() {
            if (!over && isDone()) {
                over = true;
                edits.busy().removeListener(this);
                previews.busyProperty().removeListener(this);
                edits.commit(); // a stroke that began meanwhile
                next.run();
            }
        }
    }
}
