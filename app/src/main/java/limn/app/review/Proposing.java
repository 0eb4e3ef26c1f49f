package limn.app.review;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.store.Project;
import limn.app.data.LabelStamp;
import limn.app.data.Pixels;
import limn.app.data.ProjectSamples;
import limn.app.text.ErrorWords;
import limn.engine.data.ImageTags;
import limn.engine.predict.Prediction;
import limn.engine.predict.Predictor;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;

/**
 * Lets the network of a run label every image of a project into the run folder, for people to review. Classes that tags deny are never
 * proposed. Goes on where it was interrupted, as long as the network and an image's tags are the same.
 */
public final class Proposing {
    /** What was done. @param skipped images that cannot be read and why */
    public record Done(int images, int known, Map<String, String> skipped) {
        public Done { skipped = Map.copyOf(skipped); }
    }

    private final Project project;
    private final RunFolder run;
    private final PredictionFolder folder;
    private final Predictor predictor;
    private final ErrorWords words;
    private @Nullable Second second;

    /** The other network of a cross training, and what comes of comparing it. */
    private record Second(Predictor network, NetworkQuarrels quarrels) {}

    /** @param words for the reasons why images are left out */
    public Proposing(Project project, RunFolder run, Predictor predictor, ErrorWords words) {
        this.project = project;
        this.run = run;
        this.folder = new PredictionFolder(run);
        this.predictor = predictor;
        this.words = words;
    }

    /**
     * Also keeps on how many pixels of each image another network of the run says something else, for what is labelled next.
     *
     * @param pseudo for the same classes; not closed
     */
    public void compareWith(Predictor pseudo) throws IOException {
        second = new Second(pseudo, NetworkQuarrels.goOn(run, predictor.card().scores().step()));
    }

    private boolean isCompared(ImageItem item) { return second == null || second.quarrels.has(item.id()); }

    /** Does it. @param progress told how many of how many images are done @throws IOException if the run folder cannot be written */
    public Done run(BiConsumer<Integer, Integer> progress) throws IOException {
        ClassCatalog classes = project.classes();
        var head = PredictionFolder.Head.of(predictor.card().scores().step(),
                classes.classes().stream().map(LabelClass::name).toList());
        Map<Long, PredictedImage> known = known(head);
        List<ImageItem> images = project.images();
        var skipped = new LinkedHashMap<String, String>();
        int done = 0;
        int before = 0;
        for (ImageItem item : images) {
            Tags tags = project.tags(item.id());
            int stamp = stamp(tags);
            PredictedImage old = known.get(item.id().value());
            if (old != null && old.tags() == stamp && isCompared(item)) {
                before++;
            } else {
                try {
                    propose(item, tags, stamp, classes);
                } catch (limn.annotator.format.ImageFormatException | java.nio.file.NoSuchFileException unreadable) {
                    skipped.put(item.name(), words.why(unreadable));
                }
            }
            progress.accept(++done, images.size());
        }
        return new Done(done - skipped.size(), before, skipped);
    }

    /** A number for the tags of an image. */
    static int stamp(Tags tags) {
        return LabelStamp.of(tags, Mask.unlabelled(1, 1));
    }

    private Map<Long, PredictedImage> known(PredictionFolder.Head head) throws IOException {
        var found = folder.read().filter(index -> index.head().equals(head));
        if (found.isEmpty()) {
            folder.begin(head);
            return Map.of();
        }
        return found.get().images();
    }

    private void propose(ImageItem item, Tags tags, int stamp, ClassCatalog classes) throws IOException {
        ImageTags known = ProjectSamples.tags(tags, classes.size());
        var image = Pixels.read(project, item);
        Prediction free = predictor.predict(image);
        Second other = second;
        if (other != null) {
            other.quarrels.add(item.id(), free.labels().labels(), other.network.labels(image).labels());
        }
        List<Integer> denied = IntStream.range(0, classes.size()).filter(c -> !known.isPossible(c)).boxed().toList();
        Prediction said = denied.isEmpty() ? free : predictor.predict(image, known);
        Mask mask = project.loadMask(item);
        byte[] labels = said.labels().labels();
        folder.add(new PredictedImage(item.id().value(), item.width(), item.height(),
                (long) item.width() * item.height() - mask.histogram()[Mask.UNLABELLED], stamp,
                mean(said.confidence()), disagreement(free.labels().labels(), mask, tags),
                spots(mask, labels, said.confidence()), denied,
                seen(free.labels().labels())), labels, free.labels().labels(), said.confidence(), classes);
    }

    /** Of all pixels, 0..1. @param confidence of each, 0..255 */
    static float mean(byte[] confidence) {
        long sum = 0;
        for (byte pixel : confidence) {
            sum += pixel & 0xFF;
        }
        return (float) sum / 255 / confidence.length;
    }

    /** The regions where nobody has decided. */
    static List<PredictedImage.Spot> spots(Mask mask, byte[] labels, byte[] confidence) {
        return Regions.of(mask, labels, confidence, 255, List.of()).stream()
                .map(s -> new PredictedImage.Spot(s.part().key(), s.part().pixels(), s.confidence(),
                        s.part().bounds().x(), s.part().bounds().y(), s.part().bounds().width(),
                        s.part().bounds().height()))
                .toList();
    }

    static List<PredictedImage.Seen> seen(byte[] labels) {
        long[] pixels = pixels(labels);
        return IntStream.range(0, pixels.length).filter(c -> pixels[c] > 0)
                .mapToObj(c -> new PredictedImage.Seen(c, pixels[c])).toList();
    }

    /** How many pixels have each label. */
    private static long[] pixels(byte[] labels) {
        var pixels = new long[256];
        for (byte label : labels) {
            pixels[label & 0xFF]++;
        }
        return pixels;
    }

    /** Of the decided pixels the share predicted otherwise; without them, of the decided tags the share that is contradicted; else -1. */
    private static float disagreement(byte[] said, Mask mask, Tags tags) {
        byte[] decided = mask.toBytes();
        long all = 0;
        long other = 0;
        for (int i = 0; i < said.length; i++) {
            int truth = decided[i] & 0xFF;
            if (truth < Mask.UNLABELLED) {
                all++;
                other += truth == (said[i] & 0xFF) ? 0 : 1;
            }
        }
        if (all > 0) {
            return (float) other / all;
        }
        boolean tagged = IntStream.range(0, tags.classCount()).anyMatch(c -> tags.of(c) != TagState.UNKNOWN);
        return tagged ? ofTags(pixels(said), said.length, tags) : -1;
    }

    private static float ofTags(long[] pixels, int size, Tags tags) {
        int known = 0;
        int other = 0;
        for (int c = 0; c < tags.classCount(); c++) {
            if (tags.of(c) != TagState.UNKNOWN) {
                known++;
                other += (tags.of(c) == TagState.PRESENT) == pixels[c] >= 0.003 * size ? 0 : 1;
            }
        }
        return (float) other / known;
    }
}
