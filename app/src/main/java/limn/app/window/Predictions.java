package limn.app.window;

import limn.app.evaluate.Scoring;

import limn.app.evaluate.ModelScore;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.app.data.Pixels;
import limn.app.train.RunCatalog;
import limn.engine.data.ClassInfo;
import limn.engine.data.RgbImage;
import limn.engine.predict.Devices;
import limn.engine.predict.Predictor;
import limn.engine.run.RunFolder;
import limn.annotator.store.Project;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the best network of the newest run says about images. Keeps one network open, the newest one. Slow: for background threads,
 * one at a time.
 */
final class Predictions implements AutoCloseable {
    /** Labels of one image, by the classes of the project. @param run whose network it was @param step of its training */
    record Suggestion(byte[] labels, String run, long step, List<String> strangers) {}

    private static final Logger LOG = LoggerFactory.getLogger(Predictions.class);
    private final Project project;
    private final RunCatalog catalog;
    private @Nullable Predictor open;
    private @Nullable RunFolder of;
    private String device = Devices.CPU;
    private long modified;

    Predictions(Project project, RunCatalog catalog) {
        this.project = project;
        this.catalog = catalog;
    }

    /** Labels of an image, or empty if no run has a network yet. */
    synchronized Optional<Suggestion> predict(ImageItem item) throws IOException {
        Optional<RunCatalog.Entry> newest = catalog.newestModel();
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        RunCatalog.Entry entry = newest.get();
        var image = Pixels.read(project, item);
        return Optional.of(ask(entry.folder(), predictor -> new Suggestion(labels(project, predictor, image),
                entry.folder().name(), entry.state().step(), strangers(predictor))));
    }

    /** What the best network of a run says of an image, by the classes of the project. */
    synchronized byte[] labels(RunFolder run, ImageItem item) throws IOException {
        var image = Pixels.read(project, item);
        return ask(run, predictor -> labels(project, predictor, image));
    }

    /** What a network says of an image, by the classes of the project. */
    static byte[] labels(Project project, Predictor predictor, RgbImage image) {
        byte[] labels = predictor.labels(image).labels().clone();
        translate(project, labels, predictor);
        return labels;
    }

    /** Every run that has a network, newest first. */
    List<RunFolder> models() throws IOException {
        return catalog.scan().stream().filter(RunCatalog.Entry::hasBest).map(RunCatalog.Entry::folder).toList();
    }

    /** When the network of a run was written, milliseconds since 1970. */
    static long written(RunFolder run) throws IOException {
        return java.nio.file.Files.getLastModifiedTime(run.checkpoint("best").resolve("model.safetensors")).toMillis();
    }

    /** What the network of a run says of an image, compared with what people have decided. */
    synchronized ModelScore look(RunFolder run, ImageItem item) throws IOException {
        var image = Pixels.read(project, item);
        var said = ask(run, predictor -> predictor.predict(image));
        byte[] labels = said.labels().labels().clone();
        translate(project, labels, predictor(run, device));
        return Scoring.of(labels, said.confidence(), project.loadMask(item), project.tags(item.id()));
    }

    /** Asks the network of a run; where the GPU fails or has no room, the processor answers. */
    private <T> T ask(RunFolder run, Function<Predictor, T> question) throws IOException {
        String fast = device();
        try {
            return question.apply(predictor(run, fast));
        } catch (RuntimeException noRoom) {
            if (fast.equals(Devices.CPU)) {
                throw noRoom;
            }
            LOG.warn("{} cannot predict, the processor does", fast, noRoom);
            return question.apply(predictor(run, Devices.CPU));
        }
    }

    /** The fastest device, which a training has for itself. */
    private String device() throws IOException {
        String best = Devices.best();
        return best.equals(Devices.CPU) || catalog.scan().stream().noneMatch(e -> e.state().status().isActive())
                ? best
                : Devices.CPU;
    }

    private Predictor predictor(RunFolder folder, String on) throws IOException {
        var best = folder.checkpoint("best").resolve("model.safetensors");
        long time = java.nio.file.Files.getLastModifiedTime(best).toMillis();
        Predictor now = open;
        if (now == null || !folder.equals(of) || time != modified || !on.equals(device)) {
            close();
            now = Predictor.open(folder.checkpoint("best"), on);
            open = now;
            of = folder;
            device = on;
            modified = time;
        }
        return now;
    }

    /**
     * From the network's class indices to the project's, by name, also by a name that a class had before it was renamed or merged; a
     * class that the project does not have becomes unlabelled.
     */
    private static void translate(Project project, byte[] labels, Predictor predictor) {
        var table = new byte[256];
        for (int i = 0; i < 256; i++) {
            table[i] = (byte) i;
        }
        ClassCatalog classes = project.classes();
        Map<String, String> former = project.history().formerNames();
        int i = 0;
        for (ClassInfo c : predictor.classes()) {
            table[i++] = (byte) index(c.name(), classes, former);
        }
        for (int p = 0; p < labels.length; p++) {
            labels[p] = table[labels[p] & 0xFF];
        }
    }

    private static int index(String name, ClassCatalog classes, Map<String, String> former) {
        return classes.byName(name).or(() -> classes.byName(former.getOrDefault(name, name)))
                .map(LabelClass::index).orElse(Mask.UNLABELLED);
    }

    /** Classes of a network that the project has under no name: what it says of them is left out. */
    private List<String> strangers(Predictor predictor) {
        ClassCatalog classes = project.classes();
        Map<String, String> former = project.history().formerNames();
        return predictor.classes().stream().map(ClassInfo::name)
                .filter(name -> index(name, classes, former) == Mask.UNLABELLED).toList();
    }

    /** Lets go of the network and its memory; it is opened again when somebody asks. */
    @Override
    public synchronized void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
