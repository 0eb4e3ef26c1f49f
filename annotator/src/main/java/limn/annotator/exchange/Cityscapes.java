package limn.annotator.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limn.annotator.format.ClassLists;
import limn.annotator.format.LayoutException;
import limn.annotator.format.Names;
import limn.annotator.format.Reason;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;
import limn.annotator.store.Watch;

/**
 * Cityscapes: {@code leftImg8bit/SPLIT/CITY/NAME_leftImg8bit.png} and {@code gtFine/SPLIT/CITY/NAME_gtFine_labelIds.png}; where there is no
 * {@code labelIds}, {@code labelTrainIds} is read, and where there is neither, {@code color}. The seven classes of its category void (0 to 6) become void unless the project has them.
 */
final class Cityscapes implements Source {
    private static final int LAST_VOID = 6;
    private static final String LABELS = "_labelIds.png";
    private static final String TRAIN_LABELS = "_labelTrainIds.png";
    private static final String COLOURS = "_color.png";

    private final Path folder;
    private final List<Path> masks;
    private final String ending;
    private final List<ForeignClass> classes;

    private Cityscapes(Path folder, List<Path> masks, String ending) {
        this.folder = folder;
        this.masks = masks;
        this.ending = ending;
        this.classes = theirs(ending.equals(TRAIN_LABELS));
    }

    static ClassCatalog labels() { return ClassLists.of(ClassLists.BuiltIn.CITYSCAPES_LABEL_IDS); }

    /** The names that the format knows. */
    static Set<String> names() {
        var names = new HashSet<String>();
        labels().classes().forEach(k -> names.add(k.name()));
        return names;
    }

    private static List<ForeignClass> theirs(boolean trainIds) {
        ClassCatalog list = trainIds ? ClassLists.of(ClassLists.BuiltIn.CITYSCAPES) : labels();
        var theirs = new ArrayList<ForeignClass>();
        for (LabelClass k : list.classes()) {
            boolean isVoid = !trainIds && k.index() <= LAST_VOID;
            theirs.add(new ForeignClass(k.name(), k.index(), Optional.of(k.rgb()),
                    isVoid ? ForeignClass.Meaning.VOID : ForeignClass.Meaning.CLASS));
        }
        return theirs;
    }

    static Source open(Path place, Problems problems, Watch watch) throws IOException {
        Path labels = place.resolve("gtFine");
        Path from = Files.isDirectory(labels) ? labels : place;
        for (String ending : List.of(LABELS, TRAIN_LABELS, COLOURS)) {
            List<Path> found = FileTree.files(from, ending.toLowerCase(java.util.Locale.ROOT));
            if (!found.isEmpty()) {
                return new Cityscapes(place, found, ending);
            }
        }
        throw new LayoutException(place, Reason.of(Kind.NOTHING_OF_FORMAT, "cityscapes"));
    }

    @Override
    public List<ForeignClass> classes() { return classes; }

    @Override
    public int images() { return masks.size(); }

    @Override
    public void read(Intake intake) throws IOException {
        var pictures = FileTree.pictures(folder.resolve("leftImg8bit"));
        Map<Integer, Integer> legend = ending.equals(COLOURS) ? legend() : Map.of();
        int done = 0;
        for (Path mask : masks) {
            intake.progress(done++, masks.size());
            String file = mask.getFileName().toString();
            String name = file.substring(0, file.length() - ending.length())
                    .replaceFirst("_gt(Fine|Coarse)$", "");
            String where = FileTree.path(folder, mask);
            String inside = where.startsWith("gtFine/") ? where.substring("gtFine/".length()) : where;
            String picture = Names.normal(inside.substring(0, inside.lastIndexOf('/') + 1) + name + "_leftImg8bit");
            List<Path> images = pictures.getOrDefault(picture, List.of());
            Optional<Target> target = images.isEmpty()
                    ? intake.named(where, name)
                    : intake.image(where, FileTree.path(folder, images.getFirst()), List.of(folder));
            Optional<Split> split = FileTree.split(inside.split("/")[0]);
            target.ifPresent(t -> ValueMasks.take(intake, where, mask, t, split, legend,
                    v -> v < classes.size() ? intake.value(v) : v == Mask.VOID ? v : ValueMasks.NO_MEANING));
        }
    }

    /** The classes that are trained on share some of their colours with classes that are not, such as groups of poles. */
    private Map<Integer, Integer> legend() {
        var legend = new HashMap<>(ValueMasks.legend(classes));
        ClassCatalog all = labels();
        for (LabelClass trained : ClassLists.of(ClassLists.BuiltIn.CITYSCAPES).classes()) {
            all.byName(trained.name()).ifPresent(k -> legend.put(k.rgb(), k.index()));
        }
        return legend;
    }

    static void write(Outgoing labels, Path folder) throws IOException {
        ClassCatalog ids = labels();
        ClassCatalog trained = ClassLists.of(ClassLists.BuiltIn.CITYSCAPES);
        int nothing = ids.classes().stream().filter(k -> labels.classes().byName(k.name()).isEmpty()).findFirst()
                .map(LabelClass::index).orElse(0);
        var id = new int[256];
        var trainId = new int[256];
        for (int v = 0; v < 256; v++) {
            Optional<String> name = v < labels.classes().size()
                    ? Optional.of(labels.classes().get(v).name())
                    : Optional.empty();
            id[v] = name.flatMap(ids::byName).map(LabelClass::index).orElse(nothing);
            trainId[v] = name.flatMap(trained::byName).map(LabelClass::index).orElse(Mask.VOID);
        }
        labels.each(item -> {
            String place = FileTree.folder(item.split()) + "/limn/";
            String name = ExportNames.safe(item.name());
            String ending = labels.fileName(item).substring(name.length());
            labels.image(item, folder.resolve("leftImg8bit/" + place).resolve(name + "_leftImg8bit" + ending));
            if (labels.isLabelled(item)) {
                Mask mask = labels.mask(item);
                Path start = folder.resolve("gtFine/" + place);
                ValueMasks.writeGrey(start.resolve(name + "_gtFine" + LABELS), mask, v -> id[v]);
                ValueMasks.writeGrey(start.resolve(name + "_gtFine" + TRAIN_LABELS), mask, v -> trainId[v]);
                ValueMasks.writeColours(start.resolve(name + "_gtFine" + COLOURS), mask, v -> ids.get(id[v]).rgb());
            }
        });
    }
}
