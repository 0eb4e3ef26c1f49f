package limn.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import limn.annotator.format.FoldersLayout;
import limn.annotator.format.MaskPng;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.store.Project;
import limn.app.data.Pixels;
import limn.app.data.ProjectSamples;
import limn.app.report.ModelReport;
import limn.app.report.ProofImages;
import limn.app.text.ErrorWords;
import limn.app.text.Texts;
import limn.engine.export.ModelCard;
import limn.engine.export.ModelExport;
import limn.engine.export.ModelFile;
import limn.engine.export.Proof;
import limn.engine.predict.Predictor;
import limn.engine.run.RunFolder;

/**
 * Hands everything over: labels, the best network of a run, and what that network says of every image. The network is copied first, so
 * that all of it is of one network also while the run goes on. Written beside its place and moved there
 * whole at the end, so that an export is complete or not there at all.
 */
final class ExportJob implements Callable<ExportJob.Result> {
    /** @param proof of the model's file, if there is a model @param skipped images without prediction, with the reason */
    record Result(Path folder, int predictions, Optional<Proof> proof, List<String> skipped) {
        boolean model() { return proof.isPresent(); }
    }

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss", Locale.ROOT);

    private final Project project;
    private final Optional<RunFolder> run;
    private final Texts texts;
    private final ErrorWords words;
    private volatile BiConsumer<Integer, Integer> progress = (done, all) -> {};
    private volatile BiConsumer<Integer, Integer> proving = (done, all) -> {};
    private final AtomicBoolean cancelled = new AtomicBoolean();

    /** @param run whose network is handed over, if any @param texts for the reasons why images are left out */
    ExportJob(Project project, Optional<RunFolder> run, Texts texts) {
        this.project = project;
        this.run = run;
        this.texts = texts;
        this.words = new ErrorWords(texts);
    }

    /** Is told, in the thread of the job, how many of how many images are done. */
    void onProgress(BiConsumer<Integer, Integer> listener) {
        progress = listener;
    }

    /** Is told, in the thread of the job, on how many of how many images the model's file is proved. */
    void onProving(BiConsumer<Integer, Integer> listener) {
        proving = listener;
    }

    void cancel() { cancelled.set(true); }

    /** Does it, for a background thread. @throws CancellationException if it was cancelled; nothing is left behind then */
    @Override
    public Result call() throws Exception {
        Path exports = Files.createDirectories(project.folder().resolve("export"));
        Path target = exports.resolve(STAMP.format(LocalDateTime.now()));
        Path making = Files.createTempDirectory(exports, ".making-");
        try {
            FoldersLayout.export(project, making, false, name -> check());
            var skipped = new java.util.ArrayList<String>();
            int predicted = 0;
            Optional<Proof> proof = Optional.empty();
            if (run.isPresent()) {
                Path network = ModelExport.safetensors(run.get(), making.resolve("model").resolve("model.safetensors"));
                predicted = predict(network, making.resolve("predictions"), skipped);
                proof = Optional.of(model(run.get(), network));
            }
            check();
            Files.move(making, target);
            return new Result(target, predicted, proof, List.copyOf(skipped));
        } finally {
            delete(making);
        }
    }

    /** The network for other programs, with proof and report. */
    private Proof model(RunFolder of, Path network) throws Exception {
        ModelCard card = ModelFile.readCard(network);
        ProofImages images = ProofImages.of(ProjectSamples.toCheck(project, texts), card);
        ModelExport.Onnx export = ModelExport.onnx(network, network.resolveSibling("model.onnx"), images.samples(),
                images.split(), images.scored(), done -> {
                    check();
                    proving.accept(done, images.samples().size());
                });
        ModelReport.write(texts, project.folder().getFileName().toString(), of, card, export, images.samples());
        return export.proof();
    }

    /** One file for each image, called as its mask is. */
    private int predict(Path network, Path folder, List<String> skipped) throws IOException {
        try (Predictor predictor = Predictor.open(network, "cpu")) {
            return predict(predictor, folder, skipped);
        }
    }

    private int predict(Predictor predictor, Path folder, List<String> skipped) {
        List<ImageItem> images = project.images();
        ClassCatalog classes = project.classes();
        int done = 0;
        for (ImageItem item : images) {
            check();
            try {
                byte[] labels = Predictions.labels(project, predictor, Pixels.read(project, item));
                MaskPng.write(folder.resolve(item.name() + ".png"),
                        Mask.of(item.width(), item.height(), labels), classes);
                done++;
            } catch (IOException | IllegalArgumentException unreadable) {
                skipped.add(item.name() + ": " + words.why(unreadable));
            }
            progress.accept(done + skipped.size(), images.size());
        }
        return done;
    }

    private void check() {
        if (cancelled.get()) {
            throw new CancellationException();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
