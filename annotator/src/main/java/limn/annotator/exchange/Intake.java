package limn.annotator.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.format.ImportOptions;
import limn.annotator.format.ImportReport;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.store.NewImage;
import limn.annotator.store.Project;
import limn.annotator.store.Watch;

/**
 * Where a source puts what it reads: into a project, some images at a time. A mask replaces the one that the image had, as a step
 * that can be undone; tags that the source knows replace ours, others stay.
 */
public final class Intake {
    private static final int BATCH = 32;
    /** Masks of more pixels than this are not kept waiting. */
    private static final long PIXELS = 64_000_000;

    private final Project project;
    private final ClassMapping mapping;
    private final ImportSettings settings;
    private final Watch watch;
    private final Problems problems;
    private final ClassCatalog classes;
    private final int[] values;
    private final int ground;
    private final Map<String, Integer> places = new HashMap<>();
    private final ReferenceFinder finder;
    private final List<Labelled> pending = new ArrayList<>();
    private final Set<Object> painted = new HashSet<>();
    private final Set<ImageId> taken = new HashSet<>();
    private final Set<ImageId> tagged = new HashSet<>();
    private int images;
    private int masks;
    private int taggedMore;
    private long waiting;

    /** What a source says of one image. */
    private record Labelled(Target target, Optional<Mask> mask, Map<Integer, TagState> tags, Optional<Split> split) {}

    Intake(Project project, ClassMapping mapping, ImportSettings settings, Watch watch, Problems problems) {
        this.project = project;
        this.mapping = mapping;
        this.settings = settings;
        this.watch = watch;
        this.problems = problems;
        this.classes = project.classes();
        this.values = mapping.values(classes);
        this.ground = mapping.ground(classes);
        for (int i = 0; i < values.length; i++) {
            places.putIfAbsent(mapping.rows().get(i).theirs().name(), i);
        }
        this.finder = new ReferenceFinder(project, settings, problems);
    }

    /** The value in our masks of the class at a place of the source's list; {@link ClassMapping#SKIPPED} for one left out. */
    public int value(int place) {
        return values[place];
    }

    /** The classes of the project. */
    public ClassCatalog classes() { return classes; }

    /** The value of pixels that the source does not label: unlabelled, or the background that was chosen. */
    public int ground() {
        return ground;
    }

    /** Whether pixels without any area have a class. */
    public boolean hasGround() { return ground != Mask.UNLABELLED; }

    /** An empty picture to draw areas on: all pixels are of the background that was chosen, or unlabelled. */
    public AreaPainter painter(Target target) {
        return new AreaPainter(Mask.filled(target.width(), target.height(), ground));
    }

    /** What was not taken. */
    public Problems problems() { return problems; }

    /**
     * The image that a path in the source speaks of; empty, with the reason in the problems, if there is none.
     *
     * @param where the record that speaks of it
     * @param folders where the format keeps images
     */
    public Optional<Target> image(String where, String reference, List<Path> folders) {
        return finder.find(where, reference, folders);
    }

    /** The image of the project with this name. */
    public Optional<Target> named(String where, String name) {
        return finder.named(where, name);
    }

    /** Says how far it is. @throws CancellationException if nobody wants it any more; what was taken stays */
    public void progress(int done, int of) {
        if (!watch.goOn(done, of)) {
            flush();
            throw new CancellationException();
        }
    }

    /** An image without labels. */
    public void take(Target target, Optional<Split> split) {
        add(new Labelled(target, Optional.empty(), Map.of(), split));
    }

    /** The mask of an image, in our values. */
    public void mask(String where, Target target, Mask mask, Optional<Split> split) {
        if (!target.fits(mask)) {
            problems.skip(where, Kind.MASK_SIZE, mask.width(), mask.height(), target.name(), target.width(),
                    target.height());
            take(target, split);
        } else if (!painted.add(target)) {
            problems.skip(where, Kind.MASK_TWICE, target.name());
        } else {
            add(new Labelled(target, Optional.of(mask), Map.of(), split));
        }
    }

    /** The tags of an image: states by the name of the class in the source, or in the project if the source has no such class. */
    public void tags(String where, Target target, Map<String, TagState> states) {
        var known = new HashMap<Integer, TagState>();
        states.forEach((name, state) -> {
            int value = tagged(name);
            if (value < 0) {
                problems.skip(where, Kind.CLASS_UNKNOWN, name);
            } else if (value < classes.size()) {
                known.put(value, state);
            }
        });
        if (settings.tags() && !known.isEmpty()) {
            add(new Labelled(target, Optional.empty(), known, Optional.empty()));
        }
    }

    private int tagged(String name) {
        Integer place = places.get(name);
        return place == null ? classes.byName(name).map(LabelClass::index).orElse(-1) : values[place];
    }

    private void add(Labelled one) {
        pending.add(one);
        waiting += one.mask().isPresent() ? (long) one.target().width() * one.target().height() : 0;
        if (pending.size() >= BATCH || waiting > PIXELS) {
            flush();
        }
    }

    /** Stores what was taken so far. */
    void flush() {
        var items = items();
        var changes = new ArrayList<Change>();
        var tags = new LinkedHashMap<ImageId, Tags>();
        var splits = new EnumMap<Split, Collection<ImageId>>(Split.class);
        for (int i = 0; i < pending.size(); i++) {
            Labelled one = pending.get(i);
            ImageItem item = items.get(i);
            one.mask().ifPresent(
                    mask -> changes.add(Change.of(ChangeKind.IMPORT, item.id(), project.loadMask(item), mask)));
            if (!one.tags().isEmpty()) {
                Tags known = tags.getOrDefault(item.id(), project.tags(item.id()));
                tags.put(item.id(), merged(known.grownTo(classes.size()), one.tags()));
            }
            one.split().ifPresent(split -> splits.computeIfAbsent(split, s -> new ArrayList<>()).add(item.id()));
            taken.add(item.id());
        }
        if (!changes.isEmpty()) {
            project.commit(changes);
        }
        if (!tags.isEmpty()) {
            project.setTags(tags);
        }
        splits.forEach((split, ids) -> project.setSplit(ids, split));
        masks += changes.size();
        tagged.addAll(tags.keySet());
        pending.clear();
        waiting = 0;
    }

    private List<ImageItem> items() {
        List<NewImage> added = pending.stream().flatMap(one -> one.target() instanceof Target.Added(NewImage image)
                ? java.util.stream.Stream.of(image)
                : java.util.stream.Stream.empty()).toList();
        List<ImageItem> stored = added.isEmpty() ? List.of() : project.addImages(added);
        var byImage = new HashMap<NewImage, ImageItem>();
        for (int i = 0; i < added.size(); i++) {
            byImage.put(added.get(i), stored.get(i));
        }
        var items = new ArrayList<ImageItem>();
        for (Labelled one : pending) {
            items.add(switch (one.target()) {
                case Target.Known(ImageItem item) -> item;
                case Target.Added(NewImage image) -> java.util.Objects.requireNonNull(byImage.get(image));
            });
        }
        return items;
    }

    private static Tags merged(Tags known, Map<Integer, TagState> states) {
        Tags merged = known;
        for (var state : states.entrySet()) {
            merged = merged.with(state.getKey(), state.getValue());
        }
        return merged;
    }

    Project project() { return project; }

    /** What was decided about classes, tags and images, as the layout {@code folders} wants it. */
    ImportOptions layoutOptions() {
        var renamed = new HashMap<String, String>();
        for (ClassMapping.Row row : mapping.rows()) {
            renamed.put(row.theirs().name(), row.ours().words());
        }
        return new ImportOptions(Optional.empty(), settings.tags(), settings.copy(), Optional.empty(), renamed,
                mapping.background());
    }

    /** Something was taken without going through here. */
    void took(ImportReport report) {
        images += report.images();
        masks += report.masks();
        taggedMore += report.tagged();
        report.skipped().forEach(s -> problems.skip(s.file(), s.reason()));
        report.notices().forEach(s -> problems.notice(s.file(), s.reason()));
    }

    int images() { return images + taken.size(); }

    int masks() { return masks; }

    int tagged() { return taggedMore + tagged.size(); }
}
