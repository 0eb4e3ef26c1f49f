package limn.annotator.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import limn.annotator.store.AtomicFiles;
import limn.annotator.format.ClassLists;
import limn.annotator.format.LayoutException;
import limn.annotator.format.Reason;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;
import limn.annotator.store.Watch;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * YOLO-seg: {@code images/SPLIT/NAME.jpg}, {@code labels/SPLIT/NAME.txt} with a line for each area (number of the class, then x and y of its
 * corners in shares of the width and height), classes in {@code data.yaml}. Later lines lie over earlier ones. Areas with holes are written
 * as one outline that goes around the holes too; corners lie a tenth of a pixel inside, so that OpenCV's {@code fillPoly} on coordinates
 * cut to whole numbers, as Ultralytics uses it, gives the same pixels.
 */
final class Yolo implements Source {
    private static final double INSET = 0.1;

    private final Path folder;
    private final List<ForeignClass> classes;
    private final List<Path> files;

    private Yolo(Path folder, List<ForeignClass> classes, List<Path> files) {
        this.folder = folder;
        this.classes = classes;
        this.files = files;
    }

    static Source open(Path place, Problems problems, Watch watch) throws IOException {
        Path folder = Files.isDirectory(place)
                ? place
                : Optional.ofNullable(place.toAbsolutePath().getParent()).orElseThrow();
        List<Path> files = FileTree.files(folder.resolve("labels"), ".txt");
        if (files.isEmpty()) {
            throw new LayoutException(place, Reason.of(Kind.NOTHING_OF_FORMAT, "yolo"));
        }
        return new Yolo(folder, classes(folder), files);
    }

    private static List<ForeignClass> classes(Path folder) throws IOException {
        for (String name : List.of("data.yaml", "data.yml", "dataset.yaml")) {
            if (Files.isRegularFile(folder.resolve(name))) {
                return yaml(folder.resolve(name));
            }
        }
        Path text = folder.resolve("classes.txt");
        if (Files.isRegularFile(text)) {
            return ClassLists.read(text).classes().stream().map(k -> ForeignClass.of(k.name(), k.index())).toList();
        }
        throw new LayoutException(folder.resolve("data.yaml"), Reason.of(Kind.FILE_MISSING));
    }

    private static List<ForeignClass> yaml(Path file) throws IOException {
        try {
            JsonNode names = YAMLMapper.builder().build().readTree(Files.readString(file)).path("names");
            var found = new ArrayList<ForeignClass>();
            for (int i = 0; i < names.size(); i++) {
                JsonNode name = names.isArray() ? names.get(i) : names.path(String.valueOf(i));
                if (name.isMissingNode()) {
                    throw new LayoutException(file, Reason.of(Kind.CLASS_NUMBER_UNKNOWN, i));
                }
                found.add(ForeignClass.of(name.asString(), i));
            }
            if (found.isEmpty()) {
                throw new LayoutException(file, Reason.of(Kind.MEMBER_MISSING, "names"));
            }
            return found;
        } catch (JacksonException e) {
            throw new LayoutException(file, Reason.of(Kind.NOT_YAML, e.getOriginalMessage()));
        }
    }

    @Override
    public List<ForeignClass> classes() { return classes; }

    @Override
    public int images() { return files.size(); }

    @Override
    public void read(Intake intake) throws IOException {
        Path labels = folder.resolve("labels");
        var pictures = FileTree.pictures(folder.resolve("images"));
        int done = 0;
        for (Path file : files) {
            intake.progress(done++, files.size());
            String where = FileTree.path(folder, file);
            String stem = FileTree.stem(labels, file);
            List<Path> images = pictures.getOrDefault(stem, List.of());
            if (images.size() > 1) {
                intake.problems().skip(where, Kind.NAME_AMBIGUOUS, stem);
                continue;
            }
            Optional<Target> target = images.isEmpty()
                    ? intake.named(where, PathRules.last(stem))
                    : intake.image(where, FileTree.path(folder, images.getFirst()), List.of(folder));
            if (target.isPresent()) {
                take(intake, where, file, target.get(), FileTree.split(stem.split("/")[0]));
            }
        }
    }

    private void take(Intake intake, String where, Path file, Target target, Optional<Split> split) throws IOException {
        AreaPainter painter = intake.painter(target);
        boolean any = intake.hasGround();
        List<String> lines = Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                try {
                    any |= line(intake, lines.get(i).strip().split("\\s+"), target, painter);
                } catch (UnreadableShape e) {
                    intake.problems().skip(where + ":" + (i + 1), e.reason());
                }
            }
        }
        if (any) {
            intake.mask(where, target, painter.done(), split);
        } else {
            intake.take(target, split);
        }
    }

    private boolean line(Intake intake, String[] words, Target target, AreaPainter painter) throws UnreadableShape {
        int place = (int) number(words[0]);
        if (place < 0 || place >= classes.size()) {
            throw new UnreadableShape(Kind.CLASS_NUMBER_UNKNOWN, words[0]);
        }
        if (words.length == 5) {
            throw new UnreadableShape(Kind.SHAPE_WITHOUT_AREA, "box");
        }
        var ring = new double[words.length - 1];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = number(words[i + 1]) * (i % 2 == 0 ? target.width() : target.height());
        }
        int value = intake.value(place);
        if (value != ClassMapping.SKIPPED) {
            Raster.fill(List.of(ring), painter.width(), painter.height(), painter.with(value));
        }
        return value != ClassMapping.SKIPPED;
    }

    private static double number(String word) throws UnreadableShape {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw new UnreadableShape(Kind.SHAPE_BROKEN);
        }
    }

    static void write(Outgoing labels, Path folder) throws IOException {
        yaml(labels, folder.resolve("data.yaml"));
        labels.each(item -> {
            String split = FileTree.folder(item.split());
            labels.image(item, folder.resolve("images/" + split).resolve(labels.fileName(item)));
            if (labels.isLabelled(item)) {
                Mask mask = labels.mask(item);
                AtomicFiles.write(folder.resolve("labels/" + split).resolve(ExportNames.safe(item.name()) + ".txt"),
                        out -> {
                            for (int value : Outgoing.classValues(mask)) {
                                for (Area area : Areas.of(mask, value)) {
                                    out.write(line(value, area, mask).getBytes(StandardCharsets.US_ASCII));
                                }
                            }
                        });
            }
        });
    }

    private static String line(int value, Area area, Mask mask) {
        var line = new StringBuilder().append(value);
        double[] ring = area.joined(INSET);
        for (int i = 0; i < ring.length; i++) {
            double share = ring[i] / (i % 2 == 0 ? mask.width() : mask.height());
            line.append(' ').append(String.format(Locale.ROOT, "%.9f", share));
        }
        return line.append('\n').toString();
    }

    private static void yaml(Outgoing labels, Path file) throws IOException {
        YAMLMapper mapper = YAMLMapper.builder().build();
        var root = mapper.createObjectNode();
        root.put("path", ".");
        for (Split split : Split.values()) {
            root.put(FileTree.folder(split), "images/" + FileTree.folder(split));
        }
        var names = root.putObject("names");
        for (LabelClass k : labels.classes().classes()) {
            names.put(String.valueOf(k.index()), k.name());
        }
        AtomicFiles.write(file, out -> out.write(mapper.writeValueAsBytes(root)));
    }
}
