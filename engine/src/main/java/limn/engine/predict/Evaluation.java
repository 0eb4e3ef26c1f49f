package limn.engine.predict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import limn.engine.data.ClassInfo;
import limn.engine.data.LabelMap;
import limn.engine.data.RgbImage;
import limn.engine.data.Sample;
import limn.engine.data.UnreadableSampleException;
import limn.engine.evaluate.ConfusionMatrix;
import limn.engine.net.Network;
import org.jspecify.annotations.Nullable;

/** Measures a network on labelled images: one confusion matrix over the whole set, at the size of the labels. */
public final class Evaluation {
    private Evaluation() {}

    /** @param progress told how many images are done */
    public static EvaluationReport of(Predictor predictor, List<Sample> samples, IntConsumer progress)
            throws UnreadableSampleException {
        return run(predictor.classes(), samples, predictor::labels, progress);
    }

    /** The same for a network in training. */
    public static EvaluationReport of(Network network, int maxSide, List<ClassInfo> classes, List<Sample> samples)
            throws UnreadableSampleException {
        return run(classes, samples, image -> Labelling.labels(network, image, maxSide), i -> {});
    }

    private static EvaluationReport run(List<ClassInfo> classes, List<Sample> samples,
            Function<RgbImage, LabelMap> predict, IntConsumer progress) throws UnreadableSampleException {
        var confusion = new ConfusionMatrix(classes.size());
        int measured = 0;
        for (Sample sample : samples) {
            var labels = sample.labels();
            if (labels.isPresent()) {
                LabelMap truth = labels.get();
                RgbImage image = sample.image();
                if (truth.width() != image.width() || truth.height() != image.height()) {
                    throw new UnreadableSampleException(sample.name(), UnreadableSampleException.OTHER_SIZE);
                }
                confusion.add(truth.labels(), predict.apply(image).labels());
                measured++;
            }
            progress.accept(measured);
        }
        var perClass = new LinkedHashMap<String, @Nullable Double>();
        for (int c = 0; c < classes.size(); c++) {
            var iou = confusion.iou(c);
            perClass.put(classes.get(c).name(), iou.isPresent() ? iou.getAsDouble() : null);
        }
        return new EvaluationReport(confusion.mIoU(), perClass, confusion.classesCounted(), confusion.pixelAccuracy(),
                measured, confusion.counts());
    }
}
