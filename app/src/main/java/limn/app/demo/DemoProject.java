package limn.app.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.store.AtomicFiles;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.store.NewImage;
import limn.annotator.store.Project;
import limn.app.data.LimnHome;

/**
 * The sample project: drawn harbour scenes as a person would have them after an hour of work. A few are painted, more are
 * tagged, the rest is bare; all validation images are painted, so that a run is measured well.
 */
public final class DemoProject {
    /** How many images of each kind. @param masked of the training images @param tagged of the others */
    record Plan(int train, int validation, int masked, int tagged, int width, int height) {
        static final Plan USUAL = new Plan(120, 30, 24, 60, 192, 144);
    }

    private static final int FEW_PIXELS = 20;

    private DemoProject() {}

    /** Where the sample project lies: {@code demo} in the {@linkplain LimnHome folder of this person}. */
    public static Path defaultFolder() {
        return LimnHome.folder().resolve("demo");
    }

    /** The same for the one with {@linkplain PlantedFaults planted faults}, if that is meant: {@code demo-faults}. */
    public static Path defaultFolder(boolean faults) {
        return faults ? LimnHome.folder().resolve("demo-faults") : defaultFolder();
    }

    /**
     * Draws the project; the caller closes it. The same seed gives the same project.
     *
     * @throws limn.annotator.store.StoreException.AlreadyExists if the folder has a project
     */
    public static Project create(Path folder, long seed) throws IOException {
        return create(folder, seed, Plan.USUAL);
    }

    static Project create(Path folder, long seed, Plan plan) throws IOException {
        List<DemoScene> scenes = IntStream.range(0, plan.train() + plan.validation()).parallel()
                .mapToObj(i -> DemoScenes.draw(seed * 100_000 + i, plan.width(), plan.height())).toList();
        Project project = Project.create(folder, DemoClass.catalog());
        try {
            var images = new ArrayList<NewImage>();
            for (int i = 0; i < scenes.size(); i++) {
                images.add(write(project.folder(), i, scenes.get(i), i < plan.train() ? Split.TRAIN : Split.VAL));
            }
            label(project, project.addImages(images), scenes, plan);
            project.setSetting("demo.seed", String.valueOf(seed));
            return project;
        } catch (IOException | RuntimeException e) {
            project.close();
            throw e;
        }
    }

    private static NewImage write(Path folder, int index, DemoScene scene, Split split) throws IOException {
        String name = String.format(Locale.ROOT, "harbour-%03d.png", index + 1);
        Path file = folder.resolve("images").resolve(name);
        var png = new ByteArrayOutputStream();
        if (!ImageIO.write(scene.picture(), "png", png)) {
            throw new IOException("this Java cannot write PNG files");
        }
        AtomicFiles.write(file, out -> out.write(png.toByteArray()));
        return new NewImage(file, name, scene.picture().getWidth(), scene.picture().getHeight(),
                digest(png.toByteArray()), split);
    }

    private static void label(Project project, List<ImageItem> items, List<DemoScene> scenes, Plan plan) {
        var tags = new HashMap<ImageId, Tags>();
        var changes = new ArrayList<Change>();
        var painted = new ArrayList<ImageId>();
        Set<Integer> chosen = toPaint(scenes.subList(0, plan.train()), plan.masked());
        int tagged = 0;
        for (int i = 0; i < items.size(); i++) {
            ImageItem item = items.get(i);
            int[] counts = scenes.get(i).histogram();
            if (item.split() == Split.VAL || chosen.contains(i)) {
                Mask mask = Mask.of(item.width(), item.height(), scenes.get(i).labels());
                changes.add(
                        Change.of(ChangeKind.IMPORT, item.id(), Mask.unlabelled(item.width(), item.height()), mask));
                painted.add(item.id());
            } else if (tagged < plan.tagged()) {
                tagged++;
            } else {
                continue;
            }
            tags.put(item.id(), tags(counts));
        }
        project.commit(changes);
        project.setTags(Map.copyOf(tags));
        project.setState(painted, ReviewState.DONE);
    }

    /** The images a person would paint first: each time one that has much of what is painted least so far. */
    private static Set<Integer> toPaint(List<DemoScene> scenes, int wanted) {
        var chosen = new LinkedHashSet<Integer>();
        var painted = new long[DemoClass.values().length];
        while (chosen.size() < Math.min(wanted, scenes.size())) {
            int best = IntStream.range(0, scenes.size()).filter(i -> !chosen.contains(i)).boxed()
                    .max(Comparator.comparingDouble(i -> gain(scenes.get(i).histogram(), painted))).orElseThrow();
            chosen.add(best);
            int[] counts = scenes.get(best).histogram();
            for (int c = 0; c < painted.length; c++) {
                painted[c] += counts[c];
            }
        }
        return chosen;
    }

    private static double gain(int[] counts, long[] painted) {
        double gain = 0;
        for (int c = 0; c < counts.length; c++) {
            gain += Math.log((painted[c] + counts[c] + 100.0) / (painted[c] + 100.0));
        }
        return gain;
    }

    /** Present or absent where a look at the picture tells; a class of a few pixels stays unknown. */
    private static Tags tags(int[] counts) {
        Tags tags = Tags.unknown(counts.length);
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] == 0) {
                tags = tags.with(c, TagState.ABSENT);
            } else if (counts[c] >= FEW_PIXELS) {
                tags = tags.with(c, TagState.PRESENT);
            }
        }
        return tags;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The classes of the sample project. */
    public static ClassCatalog classes() { return DemoClass.catalog(); }
}
