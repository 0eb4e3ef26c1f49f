package limn.app.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.annotator.model.Split;
import limn.engine.run.RunFolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A measurement of a run's network, read from the run folder: all that the views of Results need but the pixels. Immutable.
 *
 * @param step of the training after which the network was kept
 * @param classes of the network, in the order of its labels
 * @param images in the order of the project
 * @param skipped images that could not be measured and why, in words
 */
public record Evaluation(String run, long step, Instant at, List<ClassEntry> classes, List<ImageScore> images,
        Map<String, String> skipped) {
    /** An image of which more than this share is unlabelled says little of the rest of it. */
    private static final double SPARSE = 0.05;
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    public Evaluation {
        classes = List.copyOf(classes);
        images = List.copyOf(images);
        skipped = Map.copyOf(skipped);
    }

    /** A class of the network. @param rgb 0xRRGGBB */
    public record ClassEntry(String name, int rgb, boolean background) {}

    /** Where the measurement of a split stands. */
    static Path file(RunFolder run, Split split) {
        return folder(run).resolve(split.name().toLowerCase(java.util.Locale.ROOT) + ".json");
    }

    static Path folder(RunFolder run) { return run.path().resolve("evaluation"); }

    /**
     * Reads the measurement of a split; empty if nobody has measured.
     *
     * @throws IOException if it cannot be read, is damaged or of a newer version
     */
    public static Optional<Evaluation> read(RunFolder run, Split split) throws IOException {
        Path file = file(run, split);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            EvaluationFile raw = MAPPER.readValue(Files.readAllBytes(file), EvaluationFile.class);
            if (!raw.format().equals(EvaluationFile.FORMAT)) {
                throw new IOException(file + " has the format " + raw.format());
            }
            return Optional.of(of(raw, file.resolveSibling(raw.folder())));
        } catch (JacksonException | IllegalArgumentException | NullPointerException damaged) {
            throw new IOException(file + " is damaged: " + damaged.getMessage(), damaged);
        }
    }

    static Evaluation of(EvaluationFile raw, Path folder) {
        int classes = raw.classes().size();
        var skipped = new java.util.LinkedHashMap<String, String>();
        raw.skipped().forEach(left -> skipped.put(left.name(), left.why()));
        return new Evaluation(raw.run(), raw.step(), Instant.parse(raw.at()),
                raw.classes().stream().map(c -> new ClassEntry(c.name(), c.rgb(), c.background())).toList(),
                raw.images().stream()
                        .map(i -> new ImageScore(i.name(), i.width(), i.height(), i.labels(), i.unlabelled(),
                                i.restricted(), Confusion.of(classes, i.confusion()),
                                Confusion.of(classes, i.confusionWithTags()), folder.resolve(i.file())))
                        .toList(),
                skipped);
    }

    /** The sum over all images, without tags. */
    public Confusion free() {
        return Confusion.sum(classes.size(), images.stream().map(ImageScore::free).toList());
    }

    /** The same with tags. */
    public Confusion tagged() {
        return Confusion.sum(classes.size(), images.stream().map(ImageScore::tagged).toList());
    }

    /** Whether tags forbid a class anywhere: else scores with tags say nothing. */
    public boolean hasTags() {
        return images.stream().anyMatch(ImageScore::restricted);
    }

    /** The images of which a share worth mentioning is unlabelled. */
    public List<ImageScore> sparse() {
        return images.stream().filter(i -> i.unlabelledShare() > SPARSE).toList();
    }

    /** Share of all pixels that nobody has decided, 0..1. */
    public double unlabelledShare() {
        long all = images.stream().mapToLong(i -> (long) i.width() * i.height()).sum();
        return all == 0 ? 0 : (double) images.stream().mapToLong(ImageScore::unlabelled).sum() / all;
    }

    /** On how many images a class is labelled. */
    public int imagesWith(int classId) {
        return (int) images.stream().filter(i -> i.free().support(classId) > 0).count();
    }

    /** The image with the largest share of wrong pixels first. */
    public List<ImageScore> worstFirst() {
        return images.stream().sorted(Comparator.comparingDouble(ImageScore::wrongShare).reversed()
                .thenComparing(ImageScore::name)).toList();
    }

    /** The images with pixels of a true class that were predicted as another, or the same; most of them first. */
    public List<ImageScore> behind(int truth, int predicted) {
        return images.stream().filter(i -> i.free().at(truth, predicted) > 0)
                .sorted(Comparator.comparingLong((ImageScore i) -> i.free().at(truth, predicted)).reversed()).toList();
    }
}
