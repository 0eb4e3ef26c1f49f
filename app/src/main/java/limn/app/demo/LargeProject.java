package limn.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import javax.imageio.ImageIO;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.store.NewImage;
import limn.annotator.store.Project;
import limn.app.review.DrawnPredictions;
import limn.engine.run.Event;
import limn.engine.run.EventLog;
import limn.engine.run.RunFolder;
import limn.engine.run.StopReason;

/**
 * A project of very many images to measure with. Few pictures are drawn; each image is a file of its own that is a hard link to one
 * of them (a copy where links cannot be made), so that the disk does not fill. Each row claims contents of its own, so that nothing
 * made from one picture serves for another.
 */
public final class LargeProject {
    private static final int PICTURES = 48;
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 960;
    private static final int PER_FOLDER = 1000;
    private static final int MASK_EVERY = 50;
    private static final int HANGUL_EVERY = 10;

    private LargeProject() {}

    /**
     * Makes the project; the caller closes it. The same count gives the same project.
     *
     * @param progress told how many files are there
     */
    public static Project create(Path folder, int images, IntConsumer progress) throws IOException {
        var drawn = new ArrayList<DemoScene>();
        var files = new ArrayList<Path>();
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        for (int i = 0; i < Math.min(PICTURES, images); i++) {
            DemoScene scene = scene(i);
            Path file = pictures.resolve(i + ".jpg");
            ImageIO.write(scene.picture(), "jpg", file.toFile());
            drawn.add(scene);
            files.add(file);
        }
        var rows = new ArrayList<NewImage>();
        for (int i = 0; i < images; i++) {
            rows.add(row(folder, i, files.get(i % files.size())));
            progress.accept(i + 1);
        }
        Project project = Project.create(folder, DemoClass.catalog());
        try {
            label(project, project.addImages(rows), drawn);
            return project;
        } catch (RuntimeException e) {
            project.close();
            throw e;
        }
    }

    private static DemoScene scene(int picture) { return DemoScenes.draw(70_000 + picture, WIDTH, HEIGHT); }

    /**
     * Adds a run whose network would have labelled every image as it was drawn: a fifth of the classes of an image with a confidence of
     * 0.75, the others with 0.96.
     *
     * @param progress told how many images are labelled
     */
    public static RunFolder predict(Project project, IntConsumer progress) throws IOException {
        RunFolder run = RunFolder.create(project.runs(), "classmix", LocalDateTime.now());
        List<String> names = project.classes().classes().stream().map(LabelClass::name).toList();
        EventLog.append(run.events(), 0,
                new Event.Started("classmix", 1, "cpu", names, 0, 0, 0, 0, ProcessHandle.current().pid(), false));
        EventLog.append(run.events(), 1, new Event.Stopped(StopReason.FINISHED, 0));
        Files.createDirectories(run.checkpoint("best"));
        var predictions = new DrawnPredictions(run, 1, project.classes());
        List<ImageItem> images = project.images();
        int pictures = Math.min(PICTURES, images.size());
        var labels = new ArrayList<byte[]>();
        for (int i = 0; i < pictures; i++) {
            labels.add(scene(i).labels());
        }
        for (int i = 0; i < images.size(); i++) {
            ImageItem item = images.get(i);
            byte[] said = labels.get(i % pictures);
            var sure = new byte[said.length];
            for (int p = 0; p < sure.length; p++) {
                sure[p] = (byte) Math.round((7 * i + 3 * said[p]) % 5 == 0 ? 0.75 * 255 : 0.96 * 255);
            }
            predictions.add(item, project.loadMask(item), project.tags(item.id()), said, sure);
            progress.accept(i + 1);
        }
        return run;
    }

    private static NewImage row(Path folder, int index, Path picture) throws IOException {
        String word = index % HANGUL_EVERY == HANGUL_EVERY - 1 ? "항구" : "harbour";
        String name = String.format(Locale.ROOT, "%s-%06d.jpg", word, index + 1);
        Path file = folder.resolve("images").resolve(String.format(Locale.ROOT, "%03d", index / PER_FOLDER))
                .resolve(name);
        if (index % PER_FOLDER == 0) {
            Files.createDirectories(file.getParent());
        }
        if (!Files.exists(file)) {
            link(picture, file);
        }
        return new NewImage(file, name, WIDTH, HEIGHT, String.format(Locale.ROOT, "%064x", index + 1), split(index));
    }

    private static Split split(int index) {
        return switch (index % 10) {
            case 8 -> Split.VAL;
            case 9 -> Split.TEST;
            default -> Split.TRAIN;
        };
    }

    private static void link(Path picture, Path file) throws IOException {
        try {
            Files.createLink(file, picture);
        } catch (UnsupportedOperationException | IOException noLinks) {
            Files.copy(picture, file);
        }
    }

    private static void label(Project project, List<ImageItem> items, List<DemoScene> drawn) {
        var random = new SplittableRandom(5);
        Mask nothing = Mask.unlabelled(WIDTH, HEIGHT);
        List<Mask> masks = drawn.stream().map(d -> Mask.of(WIDTH, HEIGHT, d.labels())).toList(); // shared: few in memory
        List<int[]> counts = drawn.stream().map(DemoScene::histogram).toList();
        var tags = new HashMap<ImageId, Tags>();
        var changes = new ArrayList<Change>();
        var done = new ArrayList<ImageId>();
        var flagged = new ArrayList<ImageId>();
        for (int i = 0; i < items.size(); i++) {
            ImageItem item = items.get(i);
            if (i % MASK_EVERY == 0) {
                changes.add(Change.of(ChangeKind.IMPORT, item.id(), nothing, masks.get(i % drawn.size())));
                done.add(item.id());
            }
            if (random.nextInt(10) < 6) {
                tags.put(item.id(), tags(counts.get(i % drawn.size()), random));
            }
            if (random.nextInt(100) == 0) {
                flagged.add(item.id());
            }
        }
        project.commit(changes);
        project.setTags(tags);
        project.setState(done, ReviewState.DONE);
        project.setState(flagged, ReviewState.FLAGGED);
    }

    /** What a person would have said of some classes of a picture. */
    private static Tags tags(int[] counts, SplittableRandom random) {
        Tags tags = Tags.unknown(counts.length);
        for (int c = 0; c < counts.length; c++) {
            if (random.nextInt(3) > 0) {
                tags = tags.with(c, counts[c] > 0 ? TagState.PRESENT : TagState.ABSENT);
            }
        }
        return tags;
    }
}
