package limn.app.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Split;
import limn.annotator.store.Project;
import limn.app.data.LabelStamp;
import limn.engine.export.ModelCard;
import limn.engine.export.ModelFile;
import limn.engine.run.RunFolder;

/**
 * What has changed since a measurement.
 *
 * @param newerStep the step of a better network that the run has by now, or -1
 * @param changed images whose labels or tags are others now
 * @param added labelled images of the split that were not measured
 * @param gone images that were measured and are not in the split any more, or have no labels
 * @param classes whether the classes of the project are others
 */
public record Freshness(long newerStep, Set<String> changed, int added, int gone, boolean classes) {
    public Freshness { changed = Set.copyOf(changed); }

    public boolean isFresh() { return newerStep < 0 && changed.isEmpty() && added == 0 && gone == 0 && !classes; }

    /** Compares; reads the masks of the split: slow. @throws IOException if the network's description cannot be read */
    public static Freshness of(Evaluation evaluation, RunFolder run, Project project, Split split) throws IOException {
        Map<String, ImageScore> measured = new HashMap<>();
        evaluation.images().forEach(i -> measured.put(i.name(), i));
        var changed = new HashSet<String>();
        int added = 0;
        for (ImageItem item : Measuring.images(project, split)) {
            ImageScore known = measured.remove(item.name());
            if (known == null) {
                added += evaluation.skipped().containsKey(item.name()) ? 0 : 1;
            } else if (known.labels() != LabelStamp.of(project.tags(item.id()), project.loadMask(item))) {
                changed.add(item.name());
            }
        }
        List<String> then = evaluation.classes().stream().map(Evaluation.ClassEntry::name).toList();
        List<String> now = project.classes().classes().stream().map(c -> c.name()).toList();
        long step = step(run);
        return new Freshness(step == evaluation.step() ? -1 : step, changed, added, measured.size(), !then.equals(now));
    }

    /** The step of the network to judge the run by, or -1 if it has none. */
    private static long step(RunFolder run) throws IOException {
        for (String which : new String[]{"best", "last"}) {
            if (Files.isDirectory(run.checkpoint(which))) {
                ModelCard card = ModelFile.readCard(run.checkpoint(which).resolve("model.safetensors"));
                return card.scores().step();
            }
        }
        return -1;
    }
}
