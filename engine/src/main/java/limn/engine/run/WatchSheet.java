package limn.engine.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a network said of the watched images at a measurement: {@code watch.json} beside the pictures.
 *
 * @param version of this form
 * @param network whose predictions they are
 */
public record WatchSheet(int version, long step, String network, List<Entry> entries) {
    public static final String FILE = "watch.json";
    public static final int VERSION = 1;

    /**
     * One image.
     *
     * @param key the start of its file names: {@code key.png} holds the predicted labels, {@code key-confidence.png} how sure they are,
     *        and in {@code watched/pictures} {@code key.png} the image, {@code key-labels.png} the labels at the start of the run
     * @param iou mean over the classes in labels or prediction, 0..1, at the size of the labels; null without labels
     * @param iouPerClass null for a class that occurs in neither; empty without labels
     */
    public record Entry(String image, String key, @Nullable Double iou, List<@Nullable Double> iouPerClass) {}

    /** The names of the images to watch: {@code watched.json}. */
    public record Chosen(List<String> images) {}
}
