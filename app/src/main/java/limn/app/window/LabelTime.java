package limn.app.window;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.input.InputEvent;
import limn.annotator.model.Effort;
import limn.annotator.model.ImageId;
import limn.annotator.review.LabellingClock;
import org.jspecify.annotations.Nullable;

/** Takes the time that images cost: of one at a time where they are painted, of a selection where many are tagged. */
final class LabelTime {
    private final ProjectModel model;
    private final LabellingClock clock;
    private @Nullable ImageId shown;

    LabelTime(ProjectModel model, LabellingClock clock) {
        this.model = model;
        this.clock = clock;
    }

    /** Everything that a hand does in there counts as work. */
    void watch(Node place) {
        place.addEventFilter(InputEvent.ANY, e -> clock.act());
    }

    /** Another image is at hand; what is left of the time goes to the one before. */
    void opened(ImageId image) {
        left();
        shown = image;
        clock.start();
    }

    /** The time of a stroke, milliseconds, to be stored with it. */
    long stroke() { return clock.take(); }

    /** The image at hand was tagged. */
    void tagged() {
        ImageId image = shown;
        if (image != null) {
            save(Map.of(image, Effort.tags(clock.take())));
        }
    }

    /** These images were tagged together: each took its share. */
    void tagged(Collection<ImageId> images) {
        long left = clock.take();
        int others = images.size();
        var efforts = new HashMap<ImageId, Effort>();
        for (ImageId image : images) { // a share that is no whole millisecond is not lost
            long share = left / others--;
            left -= share;
            efforts.put(image, Effort.tags(share));
        }
        save(efforts);
    }

    /** Other images are selected: looking for them was not work on them. */
    void selected() { clock.start(); }

    /** The place is left. */
    void left() {
        ImageId image = shown;
        shown = null;
        long millis = clock.stop();
        if (image != null) {
            save(Map.of(image, Effort.mask(millis)));
        }
    }

    private void save(Map<ImageId, Effort> efforts) {
        if (efforts.values().stream().anyMatch(effort -> !effort.isNone())) {
            model.addEfforts(efforts);
        }
    }
}
