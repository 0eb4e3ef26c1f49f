package limn.annotator.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import limn.annotator.store.AtomicFiles;
import limn.annotator.format.LayoutException;
import limn.annotator.format.MaskPng;
import limn.annotator.format.Names;
import limn.annotator.format.Reason;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;
import limn.annotator.store.Watch;

/**
 * PASCAL VOC: {@code JPEGImages/}, {@code SegmentationClass/NAME.png} with palette, lists in {@code ImageSets/Segmentation/}, classes in
 * {@code labelmap.txt}. 255 is void. The value of a class is its index.
 */
final class Voc implements Source {
    private static final String MASKS = "SegmentationClass";
    private static final String IMAGES = "JPEGImages";

    private final Path folder;
    private final List<ForeignClass> classes;
    private final int count;

    private Voc(Path folder, List<ForeignClass> classes, int count) {
        this.folder = folder;
        this.count = count;
        this.classes = classes;
    }

    static Source open(Path place, Problems problems, Watch watch) throws IOException {
        if (!Files.isDirectory(place.resolve(MASKS)) && !Files.isDirectory(place.resolve(IMAGES))) {
            throw new LayoutException(place, Reason.of(Kind.NOTHING_OF_FORMAT, "voc"));
        }
        int pictures = FileTree.pictures(place.resolve(IMAGES)).size();
        int masks = FileTree.files(place.resolve(MASKS), ".png").size();
        return new Voc(place, VocClasses.read(place), Math.max(pictures, masks));
    }

    @Override
    public List<ForeignClass> classes() { return classes; }

    @Override
    public int images() { return count; }

    @Override
    public void read(Intake intake) throws IOException {
        Map<String, Split> splits = splits();
        Map<String, List<Path>> pictures = FileTree.pictures(folder.resolve(IMAGES));
        var masks = new TreeMap<String, Path>();
        for (Path file : FileTree.files(folder.resolve(MASKS), ".png", ".jpg", ".bmp")) {
            masks.put(FileTree.stem(folder.resolve(MASKS), file), file);
        }
        var names = new HashSet<>(masks.keySet());
        names.addAll(pictures.keySet());
        int done = 0;
        for (String name : names.stream().sorted().toList()) {
            intake.progress(done++, names.size());
            one(intake, name, pictures.getOrDefault(name, List.of()), Optional.ofNullable(masks.get(name)),
                    Optional.ofNullable(splits.get(name)));
        }
    }

    private void one(Intake intake, String name, List<Path> pictures, Optional<Path> mask, Optional<Split> split) {
        if (pictures.size() > 1 && mask.isPresent()) {
            intake.problems().skip(MASKS + "/" + name, Kind.NAME_AMBIGUOUS, name);
        }
        for (Path picture : pictures) {
            intake.image(name, FileTree.path(folder, picture), List.of(folder)).ifPresent(target -> {
                if (mask.isPresent() && pictures.size() == 1) {
                    take(intake, mask.get(), target, split);
                } else {
                    intake.take(target, split);
                }
            });
        }
        if (pictures.isEmpty() && mask.isPresent()) {
            intake.named(MASKS + "/" + name, name).ifPresent(target -> take(intake, mask.get(), target, split));
        }
    }

    private void take(Intake intake, Path mask, Target target, Optional<Split> split) {
        ValueMasks.take(intake, MASKS + "/" + mask.getFileName(), mask, target, split, legend(), v -> switch (v) {
            case Mask.VOID -> v;
            case Mask.UNLABELLED -> intake.ground();
            default -> v < classes.size() ? intake.value(v) : ValueMasks.NO_MEANING;
        });
    }

    /** Pictures in colours instead of values have the colours of the classes and of the border, as other programs write them. */
    private Map<Integer, Integer> legend() {
        var legend = new HashMap<>(ValueMasks.legend(classes));
        legend.putIfAbsent(MaskPng.VOID_COLOUR, Mask.VOID);
        return legend;
    }

    private Map<String, Split> splits() throws IOException {
        var splits = new HashMap<String, Split>();
        for (Split split : Split.values()) {
            Path list = folder.resolve("ImageSets/Segmentation").resolve(FileTree.folder(split) + ".txt");
            if (Files.isRegularFile(list)) {
                Files.readString(list, StandardCharsets.UTF_8).lines().map(Names::normal)
                        .forEach(name -> splits.put(name, split));
            }
        }
        return splits;
    }

    static void write(Outgoing labels, Path folder) throws IOException {
        VocClasses.write(folder, labels.classes());
        var lists = new HashMap<Split, StringBuilder>();
        for (ImageItem item : labels.images()) {
            lists.computeIfAbsent(item.split(), s -> new StringBuilder()).append(ExportNames.safe(item.name()))
                    .append('\n');
        }
        for (var list : lists.entrySet()) {
            AtomicFiles.write(folder.resolve("ImageSets/Segmentation/" + FileTree.folder(list.getKey()) + ".txt"),
                    out -> out.write(list.getValue().toString().getBytes(StandardCharsets.UTF_8)));
        }
        labels.each(item -> {
            labels.image(item, folder.resolve(IMAGES).resolve(labels.fileName(item)));
            if (labels.isLabelled(item)) {
                MaskPng.write(folder.resolve(MASKS).resolve(ExportNames.safe(item.name()) + ".png"), labels.mask(item),
                        labels.classes());
            }
        });
    }
}
