package limn.app.demo;

import java.nio.file.Path;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.store.Project;

/**
 * Spoils labels of the sample project in five ways, each on training images of its own, so that one can try where such mistakes show.
 * The same project gives the same faults. Validation images stay as they are.
 */
public final class PlantedFaults {
    private static final String SETTING = "demo.faults";
    private static final int LAND = DemoClass.LAND.id();
    private static final int BOAT = DemoClass.BOAT.id();
    private static final int BUOY = DemoClass.BUOY.id();
    private static final int HOUSE = DemoClass.HOUSE.id();

    private final Project project;
    private final List<PlantedFault> planted = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<ImageId, Tags> tags = new java.util.HashMap<>();

    private PlantedFaults(Project project) { this.project = project; }

    /**
     * Draws the sample project with faults in it; the caller closes it. The same seed gives the same project.
     *
     * @throws limn.annotator.store.StoreException.AlreadyExists if the folder has a project
     */
    public static Project create(Path folder, long seed) throws IOException {
        Project project = DemoProject.create(folder, seed);
        try {
            plant(project);
            return project;
        } catch (RuntimeException e) {
            project.close();
            throw e;
        }
    }

    /** Plants them in a whole sample project. @throws IllegalArgumentException if it has too few painted or tagged images */
    static List<PlantedFault> plant(Project project) {
        var faults = new PlantedFaults(project);
        faults.wrongVoid();
        faults.swappedIds();
        faults.wrongMask();
        faults.wrongScale();
        faults.missingTag();
        project.commit(faults.changes);
        project.setTags(faults.tags);
        project.setSetting(SETTING, faults.planted.stream().map(PlantedFaults::line).collect(Collectors.joining("\n")));
        return List.copyOf(faults.planted);
    }

    /** The faults that were planted in a project, in the order of {@link Fault}; empty if none were. An image that was taken out since is left out. */
    public static List<PlantedFault> in(Project project) {
        Map<String, ImageItem> byName = project.images().stream()
                .collect(Collectors.toMap(ImageItem::name, item -> item));
        return project.setting(SETTING).stream().flatMap(String::lines).map(line -> line.split(" "))
                .filter(words -> byName.containsKey(words[1]))
                .map(words -> new PlantedFault(Fault.valueOf(words[0]), java.util.Objects.requireNonNull(
                        byName.get(words[1])),
                        java.util.Arrays.stream(words).skip(2).map(Integer::valueOf).collect(Collectors.toSet())))
                .sorted(Comparator.comparing(PlantedFault::fault)).toList();
    }

    private static String line(PlantedFault fault) {
        return fault.fault() + " " + fault.image().name()
                + fault.classes().stream().sorted().map(c -> " " + c).collect(Collectors.joining());
    }

    private void wrongVoid() {
        ImageItem item = best(painted(), i -> count(i, HOUSE));
        repaint(Fault.WRONG_VOID, item, Set.of(HOUSE), value -> value == HOUSE ? Mask.VOID : value);
    }

    private void swappedIds() {
        for (int i = 0; i < 2; i++) {
            ImageItem item = best(painted(), image -> Math.min(count(image, BOAT), count(image, BUOY)));
            repaint(Fault.SWAPPED_IDS, item, Set.of(BOAT, BUOY),
                    value -> value == BOAT ? BUOY : value == BUOY ? BOAT : value);
        }
    }

    /** The tags follow the mask, as they do when masks are imported. */
    private void wrongMask() {
        ImageItem item = painted().getFirst();
        byte[] mine = project.mask(item).toBytes();
        ImageItem other = best(painted().subList(1, painted().size()), image -> different(mine, image));
        put(Fault.WRONG_MASK, item, Set.of(), project.mask(other).toBytes());
        tags.put(item.id(), project.tags(other.id()));
    }

    private long different(byte[] mine, ImageItem other) {
        byte[] theirs = project.mask(other).toBytes();
        return IntStream.range(0, mine.length).filter(i -> mine[i] != theirs[i]).count();
    }

    private void wrongScale() {
        ImageItem item = painted().get(1);
        byte[] mask = project.mask(item).toBytes();
        int w = item.width();
        var small = new byte[mask.length];
        java.util.Arrays.fill(small, (byte) Mask.UNLABELLED);
        for (int y = 0; y < item.height() / 2; y++) {
            for (int x = 0; x < w / 2; x++) {
                small[y * w + x] = mask[2 * y * w + 2 * x];
            }
        }
        put(Fault.WRONG_SCALE, item, Set.of(), small);
    }

    /** Takes the image in which most land is: it is drawn again to know, since nobody has painted it. */
    private void missingTag() {
        long seed = project.setting("demo.seed").map(Long::valueOf).orElse(0L);
        Set<ImageId> masked = project.masked();
        List<ImageItem> all = project.images();
        ImageItem item = best(all.stream().filter(i -> i.split() == Split.TRAIN && !masked.contains(i.id())
                && project.tags(i.id()).of(LAND) == TagState.PRESENT).toList(),
                i -> DemoScenes.draw(seed * 100_000 + all.indexOf(i), i.width(), i.height()).histogram()[LAND]);
        tags.put(item.id(), project.tags(item.id()).with(LAND, TagState.ABSENT));
        planted.add(new PlantedFault(Fault.MISSING_TAG, item, Set.of(LAND)));
    }

    private void repaint(Fault fault, ImageItem item, Set<Integer> classes, IntUnaryOperator as) {
        byte[] mask = project.mask(item).toBytes();
        for (int i = 0; i < mask.length; i++) {
            mask[i] = (byte) as.applyAsInt(mask[i] & 0xFF);
        }
        put(fault, item, classes, mask);
    }

    private void put(Fault fault, ImageItem item, Set<Integer> classes, byte[] labels) {
        changes.add(Change.of(ChangeKind.IMPORT, item.id(), project.mask(item),
                Mask.of(item.width(), item.height(), labels)));
        planted.add(new PlantedFault(fault, item, classes));
    }

    /** The painted training images without a fault so far. */
    private List<ImageItem> painted() {
        Set<ImageId> masked = project.masked();
        Set<ImageId> spoiled = planted.stream().map(p -> p.image().id()).collect(Collectors.toSet());
        return project.images().stream().filter(
                i -> i.split() == Split.TRAIN && masked.contains(i.id()) && !spoiled.contains(i.id())).toList();
    }

    private long count(ImageItem item, int classId) { return project.mask(item).histogram()[classId]; }

    private static ImageItem best(List<ImageItem> items, ToLongFunction<ImageItem> worth) {
        return items.stream().max(Comparator.comparingLong(worth))
                .orElseThrow(() -> new IllegalArgumentException("too few images for five faults"));
    }
}
