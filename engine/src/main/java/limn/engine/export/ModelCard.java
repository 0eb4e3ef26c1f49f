package limn.engine.export;

import java.util.List;
import java.util.Map;
import limn.engine.net.NetSpec;

/**
 * What stands beside a network's weights, as JSON: all that another program needs to use them, and where they come from.
 *
 * @param classes in the order of the output channels
 * @param network shape of the network
 * @param input how pixels become numbers
 * @param recipe method and settings of the training
 * @param scores of these very weights; empty if there was nothing to measure on
 */
public record ModelCard(String format, List<ClassEntry> classes, NetSpec network, Input input,
        Map<String, Object> recipe,
        Scores scores) {
    public static final String FORMAT = "limn-model-1";

    /** @param color as #rrggbb */
    public record ClassEntry(int index, String name, String color, boolean background) {}

    /**
     * @param maxSide longer images are scaled down to this side, pixels
     * @param crop side of the training crops, pixels
     * @param channels order, "RGB", values 0..1 before mean and deviation
     */
    public record Input(int maxSide, int crop, String channels, float[] mean, float[] std) {}

    /**
     * On the validation images, single scale, without tags.
     *
     * @param miou 0..1, or null
     * @param perClass IoU by class name; null for a class that occurs neither in labels nor in predictions
     * @param network "student" or "teacher"
     */
    public record Scores(@org.jspecify.annotations.Nullable Double miou,
            Map<String, @org.jspecify.annotations.Nullable Double> perClass, int classesCounted, double pixelAccuracy,
            int images, String network, long step) {}
}
