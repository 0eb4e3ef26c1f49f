package limn.engine.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import limn.engine.data.ClassInfo;
import limn.engine.data.HostBatch;
import limn.engine.data.ImageTags;
import limn.engine.recipe.Objective;
import limn.engine.recipe.Recipe;
import limn.engine.recipe.Scene;
import limn.engine.recipe.Wanted;
import limn.engine.run.Event;
import limn.engine.run.JsonFiles;
import limn.engine.run.RunFolder;
import limn.engine.run.SampleSheet;
import limn.engine.run.SampleWish;
import limn.engine.tensor.Torch;

/**
 * Saves what steps saw: now and then over the whole run, and when somebody asks. It never takes more than a fiftieth of the time of
 * training, apart from the first second: a sample whose turn comes too early for that is left out.
 */
final class SampleRecorder {
    private static final int MOST = 64;
    private static final int MOST_ASKED = 32;
    private static final int FEWEST = 8;
    /** Of all samples that were not asked for, bytes. */
    private static final long ROOM = 256L << 20;
    private static final double SHARE = 0.02;
    private static final double FREE_SECONDS = 1;

    private final RunFolder folder;
    private final List<ClassInfo> classes;
    private final SamplePictures pictures;
    private final Journal journal;
    private final SampleShelf shelf;
    private double spentSeconds;

    SampleRecorder(Recipe recipe, RunFolder folder, List<ClassInfo> classes, Journal journal) throws IOException {
        this.folder = folder;
        this.classes = classes;
        this.journal = journal;
        pictures = new SamplePictures(classes);
        shelf = new SampleShelf(folder.path().resolve("samples"), recipe.whole("sampleEvery"), MOST, MOST_ASKED);
    }

    /**
     * Looks at a step that is done, before its arrays go.
     *
     * @param trainedSeconds that training took so far
     */
    void look(long step, TrainingData.Pair host, Objective objective, double trainedSeconds) throws IOException {
        long start = System.nanoTime();
        Optional<SampleWish> wish = folder.asked();
        if (wish.isPresent() && save(step, host, objective, wanted(wish.get()), true)) {
            folder.answered(wish.get());
        } else if (shelf.isDue(step) && spentSeconds <= FREE_SECONDS + SHARE * trainedSeconds) {
            save(step, host, objective, new Wanted.Any(), false);
        }
        spentSeconds += (System.nanoTime() - start) / 1e9;
    }

    /** What it took so far. */
    double spentSeconds() { return spentSeconds; }

    private static Wanted wanted(SampleWish wish) {
        String image = wish.image();
        Integer classIndex = wish.classIndex();
        return image != null
                ? new Wanted.Image(image)
                : classIndex != null ? new Wanted.OfClass(classIndex) : new Wanted.Any();
    }

    /** @return whether the step had something to show */
    private boolean save(long step, TrainingData.Pair host, Objective objective, Wanted wanted, boolean asked)
            throws IOException {
        var drawn = new ArrayList<SamplePictures.Drawn>();
        List<SampleSheet.Scene> scenes = Torch.noGrad(() -> {
            var all = new ArrayList<SampleSheet.Scene>();
            for (Scene scene : objective.scenes().apply(wanted)) {
                List<SamplePictures.Drawn> views = scene.views().stream().map(pictures::draw).toList();
                drawn.addAll(views);
                all.add(new SampleSheet.Scene(scene.kind(),
                        scene.origins().stream().map(o -> origin(o, host)).toList(), scene.chosen(), scene.numbers(),
                        views.stream().map(SamplePictures.Drawn::pane).toList()));
            }
            return all;
        });
        if (scenes.isEmpty()) {
            return false;
        }
        var sheet = new SampleSheet(SampleSheet.VERSION, step, asked, drawn.getFirst().picture().getWidth(),
                classes.stream().map(c -> new SampleSheet.ClassEntry(c.name(),
                        String.format(Locale.ROOT, "#%06x", c.rgb() & 0xFFFFFF))).toList(),
                scenes);
        Path place = asked ? folder.askedSample(step) : folder.sample(step);
        long bytes = write(place, sheet, drawn);
        shelf.keepAtMost((int) Math.clamp(ROOM / Math.max(1, bytes), FEWEST, MOST));
        journal.say(step, new Event.SampleSaved(relative(place),
                drawn.stream().map(d -> d.pane().file()).toList()));
        List<Path> gone = asked ? shelf.addedAsked(step) : shelf.added(step);
        if (!gone.isEmpty()) {
            journal.say(step, new Event.SamplesThinned(gone.stream().map(this::relative).toList()));
        }
        return true;
    }

    /** The folder appears when it is whole. @return how many bytes it has */
    private static long write(Path place, SampleSheet sheet, List<SamplePictures.Drawn> drawn) throws IOException {
        Path unfinished = place.resolveSibling(place.getFileName() + ".part");
        SampleShelf.remove(unfinished);
        Files.createDirectories(unfinished);
        long bytes = 0;
        for (SamplePictures.Drawn picture : drawn) {
            picture.write(unfinished);
            bytes += Files.size(unfinished.resolve(picture.pane().file()));
        }
        JsonFiles.write(unfinished.resolve(SampleSheet.FILE), sheet);
        SampleShelf.remove(place);
        Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
        return bytes;
    }

    private static SampleSheet.Origin origin(Scene.Origin origin, TrainingData.Pair host) {
        HostBatch weak = host.weak();
        HostBatch batch = origin.labelled() || weak == null ? host.labelled() : weak;
        ImageTags tags = batch.tags().get(origin.index());
        return new SampleSheet.Origin(origin.role(), batch.names().get(origin.index()),
                batch.boxes().get(origin.index()),
                IntStream.range(0, tags.classCount()).filter(tags::isPresent).boxed().toList(),
                IntStream.range(0, tags.classCount()).filter(c -> !tags.isPossible(c)).boxed().toList());
    }

    private String relative(Path file) { return folder.path().relativize(file).toString().replace('\\', '/'); }
}
