package limn.engine.predict;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a network scores on a set, single scale, without tags.
 *
 * @param miou 0..1, mean over the classes with a non-empty union
 * @param perClass IoU by class name, in order; null for a class with an empty union
 * @param confusion rows truth, columns prediction, pixels
 */
public record EvaluationReport(double miou, Map<String, @Nullable Double> perClass, int classesCounted,
        double pixelAccuracy, int images, long[][] confusion) {}
