package limn.engine.predict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
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

    /** @param free without tags @param tagged the tags forbade classes; null if they were not asked for */
    public record Both(EvaluationReport free, @Nullable EvaluationReport tagged) {}

    /** What to do about an image that cannot be read or has a mask of another size. */
    @FunctionalInterface
    public interface Unreadable { void take(UnreadableSampleException failure) throws UnreadableSampleException; }

    /**
     * The same for a network in training.
     *
     * @param withTags whether to measure a second time with the tags of the images
     * @param unreadable told of each image that cannot be measured; it is left out unless this throws
     */
    public static Both of(Network network, int maxSide, List<ClassInfo> classes, List<? extends Sample> samples,
            boolean withTags, Unreadable unreadable) throws UnreadableSampleException {
        var free = new ConfusionMatrix(classes.size());
        var tagged = new ConfusionMatrix(classes.size());
        int images = each(samples, (sample, image, truth) -> {
            var said = Labelling.labels(network, image, maxSide, withTags ? sample.tags() : null);
            free.add(truth.labels(), said.free().labels());
            if (said.tagged() != null) {
                tagged.add(truth.labels(), said.tagged().labels());
            }
        }, i -> {}, unreadable);
        return new Both(report(classes, free, images), withTags ? report(classes, tagged, images) : null);
    }

    private static EvaluationReport run(List<ClassInfo> classes, List<Sample> samples,
            Function<RgbImage, LabelMap> predict, IntConsumer progress) throws UnreadableSampleException {
        var confusion = new ConfusionMatrix(classes.size());
        int images = each(samples,
                (sample, image, truth) -> confusion.add(truth.labels(), predict.apply(image).labels()), progress,
                failure -> {
                    throw failure;
                });
        return report(classes, confusion, images);
    }

    private interface Step { void take(Sample sample, RgbImage image, LabelMap truth); }

    private static int each(List<? extends Sample> samples, Step step, IntConsumer progress, Unreadable unreadable)
            throws UnreadableSampleException {
        int measured = 0;
        for (Sample sample : samples) {
            try {
                measured += measure(sample, step) ? 1 : 0;
            } catch (UnreadableSampleException failure) {
                unreadable.take(failure);
            }
            progress.accept(measured);
        }
        return measured;
    }

    /** Whether the image has labels to measure with. */
    private static boolean measure(Sample sample, Step step) throws UnreadableSampleException {
        Optional<LabelMap> labels = sample.labels();
        if (labels.isEmpty()) {
            return false;
        }
        LabelMap truth = labels.get();
        RgbImage image = sample.image();
        if (truth.width() != image.width() || truth.height() != image.height()) {
            throw new UnreadableSampleException(sample.name(), UnreadableSampleException.OTHER_SIZE);
        }
        step.take(sample, image, truth);
        return true;
    }

    private static EvaluationReport report(List<ClassInfo> classes, ConfusionMatrix confusion, int measured) {
        var perClass = new LinkedHashMap<String, @Nullable Double>();
        for (int c = 0; c < classes.size(); c++) {
            var iou = confusion.iou(c);
            perClass.put(classes.get(c).name(), iou.isPresent() ? iou.getAsDouble() : null);
        }
        return new EvaluationReport(confusion.mIoU(), perClass, confusion.classesCounted(), confusion.pixelAccuracy(),
                measured, confusion.counts());
    }
}
