package limn.app.review;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.annotator.edit.Selection;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.Tags;
import limn.annotator.model.ValueCounts;
import limn.annotator.store.Project;
import limn.annotator.store.Verdict;
import limn.engine.run.RunFolder;

/**
 * What the network of a run said of all images, read from the run folder, in the classes that the project has now. Immutable; what it
 * reads of single images is slow.
 */
public final class Predicted {
    private static final int SURE = 255;
    private final RunFolder run;
    private final PredictionFolder folder;
    private final PredictionFolder.Index index;
    /** From the network's class indices to the project's. */
    private final byte[] classes;

    private Predicted(RunFolder run, PredictionFolder folder, PredictionFolder.Index index, byte[] classes) {
        this.run = run;
        this.folder = folder;
        this.index = index;
        this.classes = classes;
    }

    /** Reads the index; empty if nothing was predicted yet. @throws IOException if it cannot be read or is damaged */
    public static Optional<Predicted> read(RunFolder run, Project project) throws IOException {
        var folder = new PredictionFolder(run);
        ClassCatalog catalog = project.classes();
        Map<String, String> former = project.history().formerNames();
        return folder.read().map(index -> {
            var table = new byte[256];
            java.util.Arrays.fill(table, (byte) Mask.UNLABELLED);
            List<String> names = index.head().classes();
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                table[i] = (byte) (int) catalog.byName(name)
                        .or(() -> catalog.byName(former.getOrDefault(name, name))).map(LabelClass::index)
                        .orElse(Mask.UNLABELLED);
            }
            return new Predicted(run, folder, index, table);
        });
    }

    public RunFolder run() { return run; }

    /** Of the training after which the network was kept. */
    public long step() { return index.head().step(); }

    public int size() { return index.images().size(); }

    public boolean has(ImageId image) { return index.images().containsKey(image.value()); }

    /** Share of what people had decided that the network contradicts, 0..1; negative if nothing was decided. */
    public float disagreement(ImageId image) {
        PredictedImage known = index.images().get(image.value());
        return known == null ? -1 : known.disagreement();
    }

    /** Mean over the pixels of the largest probability, 0..1. */
    public float confidence(ImageId image) {
        PredictedImage known = index.images().get(image.value());
        return known == null ? 0 : known.confidence();
    }

    /** Whether it is known what the network would say without the tags; not in folders of older versions. */
    public boolean isFreeKnown() {
        return index.head().isFreeKnown();
    }

    /** What these tags forbid the network to say of an image; empty if nothing worth a look, or if that is not known. */
    public Optional<Forbidden> forbidden(ImageId image, Tags tags) {
        PredictedImage known = index.images().get(image.value());
        if (known == null) {
            return Optional.empty();
        }
        var seen = new long[256];
        known.free().forEach(s -> seen[classes[s.c()] & 0xFF] += s.n());
        return Forbidden.of(image, seen, tags);
    }

    /** Whether the image had these tags when it was predicted. */
    public boolean isTaggedSo(ImageId image, Tags tags) {
        PredictedImage known = index.images().get(image.value());
        return known != null && known.tags() == Proposing.stamp(tags.grownTo(index.head().classes().size()));
    }

    /** The pixels that would get a class if the tags did not matter. Slow. */
    public Selection free(ImageItem item, int classId) throws IOException {
        PredictedImage known = index.images().get(item.id().value());
        if (known == null) {
            return Selection.NOTHING;
        }
        Mask said = folder.free(known);
        return Selection.ofValue(Mask.of(said.width(), said.height(), translated(said)), classId);
    }

    /**
     * The regions as they were when the images were predicted, of the images whose labels are the same now: quick. The others are to
     * be looked at one by one, see {@link #regions}.
     *
     * @param counts how many pixels are decided now
     */
    public Map<ImageId, List<Proposed>> unchanged(Collection<ImageItem> images, Map<ImageId, ValueCounts> counts,
            Collection<ImageId> judged) {
        var found = new HashMap<ImageId, List<Proposed>>();
        for (ImageItem item : images) {
            PredictedImage known = index.images().get(item.id().value());
            long decided = counts.getOrDefault(item.id(), ValueCounts.NONE).decided();
            if (known != null && known.decided() == decided && !judged.contains(item.id())) {
                found.put(item.id(), known.regions().stream().filter(s -> (classes[s.c()] & 0xFF) != Mask.UNLABELLED)
                        .map(s -> new Proposed(item.id(), classes[s.c()] & 0xFF, s.n(), s.p(), s.bounds())).toList());
            }
        }
        return found;
    }

    /** A region with its pixels. */
    public record Area(Proposed proposed, Selection pixels) {}

    /** The regions of an image that wait now: unlabelled and not refused. Slow. */
    public List<Area> regions(Project project, ImageItem item) throws IOException {
        Mask mask = project.loadMask(item);
        Mask said = folder.labels(item.id());
        PredictedImage known = index.images().get(item.id().value());
        if (known == null || said.width() != mask.width() || said.height() != mask.height()) {
            return List.of();
        }
        List<Selection> refused = project.verdicts().of(item.id()).stream()
                .filter(v -> !v.accepted() && v.run().equals(run.name()) && v.runStep() == step()).map(Verdict::area)
                .toList();
        var areas = new ArrayList<Area>();
        byte[] sure = folder.confidence(item.id(), index.head());
        for (Regions.Sure s : Regions.of(mask, translated(said), sure, SURE, refused)) {
            areas.add(new Area(new Proposed(item.id(), s.part().key(), s.part().pixels(), confidence(known, s),
                    s.part().bounds()), s.part().selection()));
        }
        return areas;
    }

    /** The mean that was written down while every pixel was known, for a region that is as it was then; else that of what was kept. */
    private float confidence(PredictedImage known, Regions.Sure now) {
        return known.regions().stream().filter(s -> (classes[s.c()] & 0xFF) == now.part().key()
                && s.n() == now.part().pixels() && s.bounds().equals(now.part().bounds()))
                .map(PredictedImage.Spot::p).findFirst().orElse(now.confidence());
    }

    /** What the network said of every pixel, in the classes of the project. Slow. */
    public Mask labels(ImageItem item) throws IOException {
        Mask said = folder.labels(item.id());
        return Mask.of(said.width(), said.height(), translated(said));
    }

    private byte[] translated(Mask said) {
        byte[] labels = said.toBytes();
        for (int i = 0; i < labels.length; i++) {
            labels[i] = classes[labels[i] & 0xFF];
        }
        return labels;
    }

    /** The verdict that a person gives on a region. */
    public Verdict verdict(Area area, boolean accepted, ClassCatalog catalog) {
        Proposed p = area.proposed();
        return new Verdict(p.image(), accepted, catalog.get(p.classId()).name(), run.name(), step(), p.confidence(),
                area.pixels());
    }
}
