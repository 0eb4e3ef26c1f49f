package limn.app.window;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import limn.annotator.edit.Brush;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.format.ImageFiles;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;
import limn.annotator.store.Project;
import limn.annotator.view.MaskCanvas;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long an image takes from being asked for until it is seen in the Label place, first coarse and then with all pixels: cold, and when
 * it was decoded ahead. And how long a stroke takes to be on disk, first and after many. Arguments: width, height, images, kind of file, by
 * default 4000 3000 22 jpg. Run with
 * {@code -Dglass.platform=Headless -Dprism.order=sw}; see docs/benchmarks.md.
 */
public final class OpenBenchmark {
    private static final Logger LOG = LoggerFactory.getLogger(OpenBenchmark.class);
    private static final int STROKES = 2_000;

    private final Path folder;
    private final int width;
    private final int height;
    private final int images;
    private final String kind;

    private OpenBenchmark(Path folder, int width, int height, int images, String kind) {
        this.folder = folder;
        this.width = width;
        this.height = height;
        this.images = images;
        this.kind = kind;
    }

    public static void main(String[] args) throws Exception {
        boolean given = args.length > 2;
        Path folder = Files.createTempDirectory("limn-open");
        try {
            new OpenBenchmark(folder, given ? Integer.parseInt(args[0]) : 4000,
                    given ? Integer.parseInt(args[1]) : 3000,
                    given ? Integer.parseInt(args[2]) : 22, args.length > 3 ? args[3] : "jpg").run();
        } finally {
            try (var all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
            Platform.exit();
        }
    }

    private void run() throws Exception {
        Path project = make();
        var up = new CountDownLatch(1);
        Platform.startup(up::countDown);
        up.await();
        Platform.setImplicitExit(false);
        var workspace = fx(
                () -> new Workspace(new Settings(folder.resolve("settings.properties")), title -> Optional.empty()));
        Stage stage = fx(() -> {
            var shown = new Stage();
            shown.setScene(new Scene(workspace.root(), 990, 950));
            shown.show();
            workspace.open(project);
            return shown;
        });
        until(() -> workspace.label() != null);
        LabelPlace label = Objects.requireNonNull(workspace.label());
        OpenProject open = Objects.requireNonNull(workspace.project());
        List<ImageId> order = open.model().images().stream().map(ImageItem::id).toList();
        fx(() -> {
            Objects.requireNonNull(workspace.shell()).show(Place.Id.LABEL);
            return true;
        });
        until(() -> label.canvas().isSharp());
        measure(label, open, order);
        fx(() -> {
            stage.hide();
            workspace.close();
            return true;
        });
    }

    private void measure(LabelPlace label, OpenProject open, List<ImageId> order) throws Exception {
        until(() -> ImageFiles.isPrepared());
        until(open::isIdle);
        var cold = new ArrayList<Double>();
        var sharp = new ArrayList<Double>();
        for (int i = order.size() - 1; i > 1; i -= 2) {
            ImageId id = order.get(i);
            Seen seen = open(label, id, List.of(id)); // an order of one: nothing is decoded ahead
            cold.add(seen.first());
            sharp.add(seen.sharp());
            until(open::isIdle);
        }
        report("cold: asked until seen, ms", cold);
        report("cold: asked until all pixels are seen, ms", sharp);
        var next = new ArrayList<Double>();
        for (int i = 0; i < order.size(); i++) {
            ImageId id = order.get(i);
            double took = open(label, id, order).sharp();
            if (i > 0) {
                next.add(took);
            }
            ImageId following = order.get(Math.min(i + 1, order.size() - 1));
            until(() -> open.pictures().has(following));
            until(open::isIdle);
        }
        report("next, decoded ahead: asked until seen, ms", next);
    }

    /** When something was seen after it was asked for, ms. */
    private record Seen(double first, double sharp) {}

    /** From the request to the ends of the pulses that show the picture, coarse or not, and all its pixels. */
    private Seen open(LabelPlace label, ImageId id, List<ImageId> order) throws Exception {
        MaskCanvas canvas = label.canvas();
        var first = new AtomicLong();
        var sharp = new CompletableFuture<Long>();
        long start = fx(() -> {
            Mask before = canvas.mask();
            Scene scene = canvas.getScene();
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    if (canvas.mask() != before && label.shown().filter(i -> i.id().equals(id)).isPresent()) {
                        first.compareAndSet(0, System.nanoTime());
                        if (canvas.isSharp()) {
                            scene.removePostLayoutPulseListener(this);
                            sharp.complete(System.nanoTime());
                        }
                    }
                }
            });
            long asked = System.nanoTime();
            label.open(id, order);
            return asked;
        });
        long end = sharp.get();
        return new Seen((first.get() - start) / 1e6, (end - start) / 1e6);
    }

    /** Photographs of hills with grain, and a mask of some strokes for each. */
    private Path make() throws Exception {
        Path place = folder.resolve("project");
        try (Project project = Project.create(place, ClassCatalog.empty().withNew("ground").withNew("boat"))) {
            for (int i = 0; i < images; i++) {
                Path file = folder.resolve("photo" + i + "." + kind);
                ImageIO.write(photo(i), kind, file.toFile());
                ImageItem item = project.addImage(file, file.getFileName().toString(), width, height, "", Split.TRAIN);
                stroke(project, item, i, width / 12.0);
                if (i == 0) {
                    LOG.info("{}", String.format(Locale.ROOT, "%d x %d, %s of %.1f MB", width, height,
                            kind, Files.size(file) / 1e6));
                }
            }
            strokes(project);
        }
        return place;
    }

    private static void strokes(Project project) {
        ImageItem item = project.images().getFirst();
        var took = new double[STROKES];
        for (int i = 0; i < STROKES; i++) {
            long start = System.nanoTime();
            stroke(project, item, i, 30);
            took[i] = (System.nanoTime() - start) / 1e6;
        }
        report("a stroke to disk, the first 100, ms", Arrays.stream(took, 0, 100).boxed().toList());
        report("a stroke to disk, the last 100, ms", Arrays.stream(took, STROKES - 100, STROKES).boxed().toList());
    }

    private static void stroke(Project project, ImageItem item, int i, double radius) {
        Mask before = project.mask(item);
        var editor = before.edit();
        double x = i * 7919L % item.width();
        double y = i * 104729L % item.height();
        Brush.stroke(editor, x, y, x + 90, y + 40, radius, old -> i % 2);
        project.commit(Change.of(ChangeKind.BRUSH, item.id(), before, editor.done()));
    }

    private BufferedImage photo(int seed) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var random = new java.util.SplittableRandom(seed);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double hill = Math.sin(x / 97.0 + seed) * Math.cos(y / 61.0) + Math.sin((x + y) / 23.0) / 3;
                int v = (int) (128 + 50 * hill) + random.nextInt(70) - 35;
                image.setRGB(x, y, Math.clamp(v, 0, 255) << 16 | Math.clamp(v / 2 + 50, 0, 255) << 8
                        | Math.clamp(255 - v, 0, 255));
            }
        }
        return image;
    }

    private static void report(String what, List<Double> values) {
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        LOG.info("{}", String.format(Locale.ROOT, "%-48s median %8.1f   largest %8.1f", what, sorted[sorted.length / 2],
                sorted[sorted.length - 1]));
    }

    private static <T> T fx(Callable<T> work) throws Exception {
        var task = new FutureTask<T>(work);
        Platform.runLater(task);
        return task.get();
    }

    private static void until(BooleanSupplier condition) throws Exception {
        while (!fx(condition::getAsBoolean)) {
            Thread.sleep(5);
        }
    }
}
