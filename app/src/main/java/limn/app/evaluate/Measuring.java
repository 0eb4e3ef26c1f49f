package limn.app.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import limn.annotator.store.AtomicFiles;
import limn.annotator.format.MaskPng;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;
import limn.annotator.model.Tags;
import limn.annotator.store.Project;
import limn.app.data.LabelStamp;
import limn.app.data.Pixels;
import limn.app.data.ProjectSamples;
import limn.app.text.ErrorWords;
import limn.engine.data.ImageTags;
import limn.engine.predict.Predictor;
import limn.engine.run.RunFolder;

/**
 * Lets a network label the painted images of a split and writes into the run folder what it got right and wrong: the labels of each
 * image as they come, and at the end the file that names them. What an older or an interrupted measurement left is taken away then.
 */
public final class Measuring {
    private final Project project;
    private final RunFolder run;
    private final Split split;
    private final Predictor predictor;
    private final ErrorWords words;

    /** @param words for the reasons why images are left out */
    public Measuring(Project project, RunFolder run, Split split, Predictor predictor, ErrorWords words) {
        this.project = project;
        this.run = run;
        this.split = split;
        this.predictor = predictor;
        this.words = words;
    }

    /** The images of a split that have labelled pixels. */
    public static List<ImageItem> images(Project project, Split split) {
        Set<ImageId> masked = project.masked();
        return project.images().stream().filter(i -> i.split() == split && masked.contains(i.id())).toList();
    }

    /**
     * Measures.
     *
     * @param progress told how many images are done
     * @throws IOException if the run folder cannot be written
     */
    public Evaluation run(List<ImageItem> images, IntConsumer progress) throws IOException {
        Instant now = Instant.now();
        String name = split.name().toLowerCase(java.util.Locale.ROOT);
        Path folder = Files.createDirectories(
                Evaluation.folder(run).resolve(name + "-" + now.toEpochMilli()));
        ClassCatalog palette = project.classes();
        var measured = new ArrayList<EvaluationFile.Image>();
        var left = new ArrayList<EvaluationFile.Left>();
        for (ImageItem item : images) {
            try {
                measured.add(measure(item, folder, measured.size() + 1, palette));
            } catch (IOException unreadable) {
                if (!Files.isWritable(folder)) {
                    throw unreadable;
                }
                left.add(new EvaluationFile.Left(item.name(), words.why(unreadable)));
            }
            progress.accept(measured.size() + left.size());
        }
        int classes = palette.size();
        var file = new EvaluationFile(EvaluationFile.FORMAT, run.name(), name, predictor.card().scores().step(),
                now.toString(), folder.getFileName().toString(),
                palette.classes().stream().map(c -> new EvaluationFile.Named(c.name(), c.rgb(), c.background()))
                        .toList(),
                sum(classes, measured.stream().map(EvaluationFile.Image::confusion).toList()),
                sum(classes, measured.stream().map(EvaluationFile.Image::confusionWithTags).toList()), measured, left);
        byte[] json = Evaluation.MAPPER.writeValueAsBytes(file);
        AtomicFiles.write(Evaluation.file(run, split), out -> out.write(json));
        tidy(name, folder);
        return Evaluation.of(file, folder);
    }

    private static long[][] sum(int classes, List<List<long[]>> parts) {
        return Confusion.sum(classes, parts.stream().map(p -> Confusion.of(classes, p)).toList()).counts();
    }

    private EvaluationFile.Image measure(ImageItem item, Path folder, int number, ClassCatalog palette)
            throws IOException {
        Mask mask = project.loadMask(item);
        Tags tags = project.tags(item.id());
        ImageTags known = ProjectSamples.tags(tags, palette.size());
        var said = predictor.labels(Pixels.read(project, item), known);
        byte[] truth = mask.toBytes();
        byte[] free = said.free().labels();
        boolean restricted = java.util.stream.IntStream.range(0, palette.size()).anyMatch(c -> !known.isPossible(c));
        byte[] tagged = restricted && said.tagged() != null ? said.tagged().labels() : free;
        String file = String.format(java.util.Locale.ROOT, "%06d.png", number);
        MaskPng.write(folder.resolve(file), Mask.of(item.width(), item.height(), free), palette);
        return new EvaluationFile.Image(item.name(), item.width(), item.height(), LabelStamp.of(tags, mask),
                mask.histogram()[Mask.UNLABELLED], restricted, Confusion.of(palette.size(), truth, free).entries(),
                Confusion.of(palette.size(), truth, tagged).entries(), file);
    }

    /** Takes away the labels of other measurements of this split: no file names them any more. */
    private void tidy(String name, Path kept) throws IOException {
        try (var all = Files.list(Evaluation.folder(run))) {
            for (Path other : all.filter(f -> f.getFileName().toString().startsWith(name + "-") && !f.equals(kept))
                    .toList()) {
                delete(other);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
