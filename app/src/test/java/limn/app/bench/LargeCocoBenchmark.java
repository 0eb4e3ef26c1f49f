package limn.app.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CancellationException;
import limn.annotator.exchange.ClassMapping;
import limn.annotator.exchange.Format;
import limn.annotator.exchange.Formats;
import limn.annotator.exchange.ImportSettings;
import limn.annotator.exchange.Importing;
import limn.annotator.exchange.Problems;
import limn.annotator.exchange.Source;
import limn.annotator.format.ImportReport;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.Split;
import limn.annotator.store.NewImage;
import limn.annotator.store.Project;
import limn.annotator.store.Watch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures how a large COCO file is imported: writes one of the wanted size, with the annotations before the images and in random order, imports it
 * into a project that has the images, and cancels a second import half-way. Arguments: a folder, and the size in MB (500 if none is given). Run
 * it with the heap that is to be enough, such as {@code -Xmx1g}.
 */
public final class LargeCocoBenchmark {
    private static final Logger LOG = LoggerFactory.getLogger(LargeCocoBenchmark.class);
    private static final Format.Reader COCO = Formats.of("coco").flatMap(Format::reader).orElseThrow();
    private static final int IMAGES = 10_000;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private LargeCocoBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        long megabytes = arguments.length > 1 ? Long.parseLong(arguments[1]) : 500;
        Path file = folder.resolve("large.json");
        int annotations = write(file, megabytes << 20);
        say("%d MB, %d images, %d annotations, heap %d MB", Files.size(file) >> 20, IMAGES, annotations,
                Runtime.getRuntime().maxMemory() >> 20);
        try (Project project = project(folder.resolve("project-" + System.nanoTime()))) {
            long start = System.nanoTime();
            var problems = new Problems();
            var told = new int[1];
            try (Source source = COCO.open(file, problems, Watch.NONE)) {
                say("surveyed in %.1f s", seconds(start));
                ClassMapping mapping = ClassMapping.byName(source.classes(), project.classes());
                ImportReport report = Importing.run(project, source, mapping, ImportSettings.everything(), file,
                        (done, of) -> told[0]++ >= 0, problems);
                say("imported %d images, %d masks in %.1f s; %d left out; progress told %d times", report.images(),
                        report.masks(), seconds(start), report.skipped().size(), told[0]);
            }
            cancelled(file, project);
        }
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        say("heap at its peaks %d MB", peak >> 20);
    }

    private static void cancelled(Path file, Project project) throws IOException {
        var asked = new long[2];
        try (Source source = COCO.open(file, new Problems(), Watch.NONE)) {
            ClassMapping mapping = ClassMapping.byName(source.classes(), project.classes());
            Importing.run(project, source, mapping, ImportSettings.everything(), file, (done, of) -> {
                asked[0] = done;
                asked[1] = System.nanoTime();
                return done < of / 2;
            }, new Problems());
        } catch (CancellationException e) {
            say("cancelled at image %d, over %.2f s later", asked[0], seconds(asked[1]));
        }
    }

    private static Project project(Path folder) {
        Project project = Project.create(folder, ClassCatalog.empty());
        var images = new ArrayList<NewImage>();
        for (int i = 0; i < IMAGES; i++) {
            images.add(new NewImage(folder.resolve("pictures/" + i + ".jpg"), String.valueOf(i), WIDTH, HEIGHT, "",
                    Split.TRAIN));
        }
        project.addImages(images);
        return project;
    }

    private static int write(Path file, long bytes) throws IOException {
        var random = new Random(5);
        int number = 0;
        long written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"annotations\": [");
            while (written < bytes - IMAGES * 60L) {
                String one = (number++ == 0 ? "" : ",\n") + annotation(number, random);
                out.write(one);
                written += one.length();
            }
            out.write("], \"categories\": [");
            for (int k = 0; k < 80; k++) {
                out.write((k == 0 ? "" : ",") + "{\"id\": " + (k + 1) + ", \"name\": \"class " + k + "\"}");
            }
            out.write("], \"images\": [");
            for (int i = 0; i < IMAGES; i++) {
                out.write(
                        (i == 0 ? "" : ",") + "{\"id\": " + (i + 1) + ", \"file_name\": \"" + i + ".jpg\", \"width\": "
                                + WIDTH + ", \"height\": " + HEIGHT + "}");
            }
            out.write("]}\n");
        }
        return number;
    }

    private static String annotation(int number, Random random) {
        var polygon = new StringBuilder();
        double x = random.nextDouble(WIDTH);
        double y = random.nextDouble(HEIGHT);
        for (int i = 0; i < 40; i++) {
            double turn = Math.PI * 2 * i / 40;
            double radius = 10 + random.nextDouble(40);
            polygon.append(i == 0 ? "" : ", ").append(String.format(Locale.ROOT, "%.2f, %.2f",
                    x + radius * Math.cos(turn), y + radius * Math.sin(turn)));
        }
        return "{\"id\": " + number + ", \"image_id\": " + (1 + random.nextInt(IMAGES)) + ", \"category_id\": "
                + (1 + random.nextInt(80))
                + ", \"iscrowd\": 0, \"area\": 1.0, \"bbox\": [0, 0, 1, 1], \"segmentation\": [["
                + polygon + "]]}";
    }

    private static double seconds(long since) { return (System.nanoTime() - since) / 1e9; }

    private static void say(String words, Object... arguments) {
        LOG.info("{}", String.format(Locale.ROOT, words, arguments));
    }
}
