package limn.annotator.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import limn.annotator.format.LayoutException;
import limn.annotator.format.Reason;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.Split;
import limn.annotator.store.Watch;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * COCO: polygons, run lengths as numbers and packed, crowds. Of areas that lie over each other the smaller one is on top; crowds
 * are areas of their class, under all others. Annotations without an area (boxes, key points) are named and left out.
 */
final class CocoSource implements Source {
    private final Path file;
    private final CocoIndex index;

    private CocoSource(Path file, CocoIndex index) {
        this.file = file;
        this.index = index;
    }

    /** @param place the file, or a folder in which it is the only JSON file */
    static Source open(Path place, Problems problems, Watch watch) throws IOException {
        Path file = theFile(place);
        return new CocoSource(file, CocoIndex.of(file, problems, watch));
    }

    private static Path theFile(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            if (!Files.exists(place)) {
                throw new LayoutException(place, Reason.of(Kind.FILE_MISSING));
            }
            return place;
        }
        for (Path folder : List.of(place, place.resolve("annotations"))) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> entries = Files.list(folder)) {
                    List<Path> found = entries.filter(f -> f.getFileName().toString().endsWith(".json")).toList();
                    if (found.size() == 1) {
                        return found.getFirst();
                    }
                }
            }
        }
        throw new LayoutException(place, Reason.of(Kind.NOTHING_OF_FORMAT, "coco"));
    }

    @Override
    public List<ForeignClass> classes() { return index.classes(); }

    @Override
    public int images() { return index.images().size(); }

    @Override
    public void read(Intake intake) throws IOException {
        int[][] byImage = annotationsByImage(intake);
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
        List<Path> folders = List.of(folder, folder.resolve("images"), folder.resolve("../images").normalize());
        try (FileChannel bytes = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int i = 0; i < byImage.length; i++) {
                intake.progress(i, byImage.length);
                CocoIndex.Image image = index.images().get(i);
                String where = file.getFileName() + " image " + image.number();
                Optional<Target> target = intake.image(where, image.file(), folders);
                if (target.isPresent()) {
                    image(intake, bytes, image, target.get(), byImage[i]);
                }
            }
        }
    }

    private int[][] annotationsByImage(Intake intake) {
        var counts = new int[index.images().size()];
        for (int a = 0; a < index.annotations(); a++) {
            int image = index.imageOf(a);
            if (image < 0) {
                long number = index.imageNumber(a);
                intake.problems().skip(index.label(a), Kind.IMAGE_NUMBER_UNKNOWN,
                        number == Long.MIN_VALUE ? "-" : number);
            } else {
                counts[image]++;
            }
        }
        var byImage = new int[counts.length][];
        for (int i = 0; i < counts.length; i++) {
            byImage[i] = new int[counts[i]];
        }
        for (int a = index.annotations() - 1; a >= 0; a--) {
            int image = index.imageOf(a);
            if (image >= 0) {
                byImage[image][--counts[image]] = a;
            }
        }
        return byImage;
    }

    /** An area that is ready to be drawn. */
    private record Shape(int annotation, int value, boolean crowd, double area, List<double[]> polygons, int[] runs) {}

    private void image(Intake intake, FileChannel bytes, CocoIndex.Image image, Target target, int[] annotations)
            throws IOException {
        if (!target.fits(image.width(), image.height())) {
            intake.problems().skip(file.getFileName() + " image " + image.number(), Kind.MASK_SIZE, image.width(),
                    image.height(), target.name(), target.width(), target.height());
            return;
        }
        var shapes = new ArrayList<Shape>();
        for (int annotation : annotations) {
            try {
                JsonNode node = Json.parse(slice(bytes, annotation));
                shape(intake, annotation, node).ifPresent(shapes::add);
            } catch (UnreadableShape e) {
                intake.problems().skip(index.label(annotation), e.reason());
            } catch (JacksonException e) {
                intake.problems().skip(index.label(annotation), Kind.NOT_JSON, e.getOriginalMessage());
            }
        }
        shapes.sort(Comparator.comparing((Shape s) -> !s.crowd()).thenComparing(s -> -s.area()));
        AreaPainter painter = intake.painter(target);
        boolean any = intake.hasGround();
        for (Shape shape : shapes) {
            try {
                draw(shape, painter.with(shape.value()));
                any = true;
            } catch (UnreadableShape e) {
                intake.problems().skip(index.label(shape.annotation()), e.reason());
            }
        }
        if (any) {
            intake.mask(file.getFileName() + " image " + image.number(), target, painter.done(),
                    Optional.<Split>empty());
        } else {
            intake.take(target, Optional.empty());
        }
    }

    private Optional<Shape> shape(Intake intake, int annotation, JsonNode node) throws UnreadableShape {
        int place = index.classPlace(node.path("category_id").asLong(Long.MIN_VALUE));
        if (place < 0) {
            throw new UnreadableShape(Kind.CLASS_NUMBER_UNKNOWN, node.path("category_id"));
        }
        int value = intake.value(place);
        if (value == ClassMapping.SKIPPED) {
            return Optional.empty();
        }
        boolean crowd = node.path("iscrowd").asInt(0) == 1;
        JsonNode segmentation = node.path("segmentation");
        if (segmentation.isArray() && !segmentation.isEmpty()) {
            var polygons = new ArrayList<double[]>();
            double area = 0;
            for (JsonNode polygon : segmentation) {
                double[] points = Json.points(polygon);
                polygons.add(points);
                area += Math.abs(enclosed(points));
            }
            return Optional.of(new Shape(annotation, value, crowd, area, polygons, new int[0]));
        }
        if (segmentation.isObject()) {
            int[] runs = runs(segmentation.path("counts"));
            return Optional.of(new Shape(annotation, value, crowd, CocoRle.area(runs), List.of(), runs));
        }
        throw new UnreadableShape(Kind.SHAPE_WITHOUT_AREA, "bbox");
    }

    private static int[] runs(JsonNode counts) throws UnreadableShape {
        if (counts.isString()) {
            return CocoRle.unpack(counts.asString());
        }
        var runs = new int[counts.size()];
        for (int i = 0; i < runs.length; i++) {
            if (!counts.get(i).isIntegralNumber() || !counts.get(i).canConvertToInt()) {
                throw new UnreadableShape(Kind.RUNS_BROKEN);
            }
            runs[i] = counts.get(i).asInt();
        }
        return runs;
    }

    /** Each polygon of an annotation is an area of its own: what two of them cover is no hole. */
    private static void draw(Shape shape, AreaPainter painter) throws UnreadableShape {
        if (shape.polygons().isEmpty()) {
            CocoRle.fill(shape.runs(), painter);
        }
        for (double[] polygon : shape.polygons()) {
            Raster.fill(List.of(polygon), painter.width(), painter.height(), painter);
        }
    }

    private static double enclosed(double[] ring) {
        double sum = 0;
        for (int i = 0; i + 1 < ring.length; i += 2) {
            int j = (i + 2) % (ring.length - ring.length % 2);
            sum += ring[i] * ring[j + 1] - ring[j] * ring[i + 1];
        }
        return sum / 2;
    }

    private byte[] slice(FileChannel bytes, int annotation) throws IOException {
        long start = index.start(annotation);
        var buffer = ByteBuffer.allocate(Math.toIntExact(index.end(annotation) - start));
        while (buffer.hasRemaining() && bytes.read(buffer, start + buffer.position()) >= 0) {
            continue;
        }
        return buffer.array();
    }
}
