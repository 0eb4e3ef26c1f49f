package limn.app.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
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

/**
 * Measures how a large COCO file is imported: writes one of the wanted size, with the annotations before the images and in random order, imports it
 * into a project that has the images, and cancels a second import half-way.
 */
public final class LargeFileBench {
    private static final Format.Reader COCO = Formats.of("coco").flatMap(Format::reader).orElseThrow();
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    /** About what a line of one image takes, bytes. */
    private static final long IMAGE_LINE = 60;

    /**
     * What was seen.
     *
     * @param bytes of the file
     * @param annotations polygons of 40 corners
     * @param surveySeconds until classes and images were known
     * @param importSeconds from then on
     * @param told how often the import said how far it was
     * @param cancelSeconds from the wish to cancel to the end
     * @param heap the most that the heap held at once, bytes
     * @param heapLimit how large it may get, bytes
     */
    public record Result(long bytes, int images, int annotations, int masks, int skipped, double surveySeconds,
            double importSeconds, int told, double cancelSeconds, long heap, long heapLimit) {}

    private final Path folder;
    private final int images;

    private LargeFileBench(Path folder, int images) {
        this.folder = folder;
        this.images = images;
    }

    /** @param folder where file and project are made, not there yet @param megabytes of the file, 2^20 bytes each */
    public static Result run(Path folder, int images, int megabytes, BenchProgress progress) throws IOException {
        return new LargeFileBench(Files.createDirectories(folder), images).run((long) megabytes << 20, progress);
    }

    private Result run(long bytes, BenchProgress progress) throws IOException {
        Path file = folder.resolve("large.json");
        int annotations = write(file, bytes);
        progress.say("cli.bench.coco.file", Files.size(file) >> 20, images, annotations);
        try (Project project = project()) {
            var problems = new Problems();
            var told = new int[1];
            long start = System.nanoTime();
            try (Source source = COCO.open(file, problems, Watch.NONE)) {
                double survey = seconds(start);
                progress.say("cli.bench.coco.survey", Math.round(survey));
                ClassMapping mapping = ClassMapping.byName(source.classes(), project.classes());
                long begin = System.nanoTime();
                ImportReport report = Importing.run(project, source, mapping, ImportSettings.everything(), file,
                        (done, of) -> told[0]++ >= 0, problems);
                double importing = seconds(begin);
                return new Result(Files.size(file), report.images(), annotations, report.masks(),
                        report.skipped().size(), survey, importing, told[0], cancelled(file, project), heap(),
                        Runtime.getRuntime().maxMemory());
            }
        }
    }

    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    private static double cancelled(Path file, Project project) throws IOException {
        var asked = new long[1];
        try (Source source = COCO.open(file, new Problems(), Watch.NONE)) {
            ClassMapping mapping = ClassMapping.byName(source.classes(), project.classes());
            Importing.run(project, source, mapping, ImportSettings.everything(), file, (done, of) -> {
                asked[0] = System.nanoTime();
                return done < of / 2;
            }, new Problems());
        } catch (CancellationException wished) {
            return seconds(asked[0]);
        }
        throw new IllegalStateException("the import went on although it was cancelled");
    }

    private Project project() {
        Path place = folder.resolve("project");
        Project project = Project.create(place, ClassCatalog.empty());
        var added = new ArrayList<NewImage>();
        for (int i = 0; i < images; i++) {
            added.add(new NewImage(place.resolve("pictures/" + i + ".jpg"), String.valueOf(i), WIDTH, HEIGHT, "",
                    Split.TRAIN));
        }
        project.addImages(added);
        return project;
    }

    private int write(Path file, long bytes) throws IOException {
        var random = new Random(5);
        int number = 0;
        long written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"annotations\": [");
            while (written < bytes - images * IMAGE_LINE) {
                String one = (number++ == 0 ? "" : ",\n") + annotation(number, random);
                out.write(one);
                written += one.length();
            }
            out.write("], \"categories\": [");
            for (int k = 0; k < 80; k++) {
                out.write((k == 0 ? "" : ",") + "{\"id\": " + (k + 1) + ", \"name\": \"class " + k + "\"}");
            }
            out.write("], \"images\": [");
            for (int i = 0; i < images; i++) {
                out.write(
                        (i == 0 ? "" : ",") + "{\"id\": " + (i + 1) + ", \"file_name\": \"" + i + ".jpg\", \"width\": "
                                + WIDTH + ", \"height\": " + HEIGHT + "}");
            }
            out.write("]}\n");
        }
        return number;
    }

    private String annotation(int number, Random random) {
        var polygon = new StringBuilder();
        double x = random.nextDouble(WIDTH);
        double y = random.nextDouble(HEIGHT);
        for (int i = 0; i < 40; i++) {
            double turn = Math.PI * 2 * i / 40;
            double radius = 10 + random.nextDouble(40);
            polygon.append(i == 0 ? "" : ", ").append(String.format(Locale.ROOT, "%.2f, %.2f",
                    x + radius * Math.cos(turn), y + radius * Math.sin(turn)));
        }
        return "{\"id\": " + number + ", \"image_id\": " + (1 + random.nextInt(images)) + ", \"category_id\": "
                + (1 + random.nextInt(80))
                + ", \"iscrowd\": 0, \"area\": 1.0, \"bbox\": [0, 0, 1, 1], \"segmentation\": [["
                + polygon + "]]}";
    }

    private static double seconds(long since) { return (System.nanoTime() - since) / 1e9; }
}
