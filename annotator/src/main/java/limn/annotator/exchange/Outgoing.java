package limn.annotator.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import limn.annotator.store.AtomicFiles;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.Tags;
import limn.annotator.model.ValueMap;
import limn.annotator.store.Project;
import limn.annotator.store.Watch;

/** A project on its way out, as a format sees it: what the format cannot carry has become what the choices say. */
public final class Outgoing {
    /** The name of the label that void gets where a format has no value for it. */
    public static final String VOID_LABEL = "void";

    private final Project project;
    private final ClassCatalog classes;
    private final ValueMap values;
    private final List<ImageItem> images;
    private final Set<ImageId> masked;
    private final Map<ImageId, Tags> tags;
    private final boolean withImages;
    private final Watch watch;
    private final Problems problems;

    Outgoing(Project project, Abilities abilities, Choices choices, boolean withImages, Watch watch,
            Problems problems) {
        this.project = project;
        this.withImages = withImages;
        this.watch = watch;
        this.problems = problems;
        ClassCatalog own = project.classes();
        this.classes = choices.is(Loss.Kind.VOID, Choices.LABEL) ? own.withNew(VOID_LABEL) : own;
        this.values = ValueMap.of(v -> written(v, own, abilities, choices));
        this.images = project.images();
        this.masked = project.masked();
        this.tags = project.allTags();
    }

    private static int written(int value, ClassCatalog own, Abilities abilities, Choices choices) {
        boolean strange = value < own.size() && !abilities.names().isEmpty()
                && !abilities.names().contains(own.get(value).name());
        Loss.Kind kind = strange ? Loss.Kind.OTHER_CLASSES : switch (value) {
            case Mask.VOID -> Loss.Kind.VOID;
            case Mask.UNLABELLED -> Loss.Kind.UNLABELLED;
            default -> Loss.Kind.TAGS; // an ordinary class: nothing to choose
        };
        String word = kind == Loss.Kind.TAGS ? Choices.KEEP : choices.of(kind).orElse(Choices.KEEP);
        return switch (word) {
            case Choices.KEEP -> value;
            case Choices.VOID -> Mask.VOID;
            case Choices.LEAVE_OUT -> Mask.UNLABELLED;
            case Choices.LABEL -> own.size();
            default -> Losses.named(word, own).map(LabelClass::index).orElse(value);
        };
    }

    /** The classes as they are written; the last one may be the label of void. */
    public ClassCatalog classes() {
        return classes;
    }

    public List<ImageItem> images() { return images; }

    /** Whether any pixel of an image is decided. */
    public boolean isLabelled(ImageItem item) {
        return masked.contains(item.id());
    }

    /** The mask of an image as it is written. */
    public Mask mask(ImageItem item) {
        return values.applied(project.loadMask(item));
    }

    public Tags tags(ImageItem item) { return tags.getOrDefault(item.id(), Tags.unknown(classes.size())); }

    /** The name of an image's file in the export: the name of the image in the project and the ending of its file. */
    public String fileName(ImageItem item) {
        return ExportNames.of(item);
    }

    /** What is done with one image. */
    @FunctionalInterface
    public interface Use { void with(ImageItem item) throws IOException; }

    /** Goes through all images, says how far it is, and ends once nobody wants it any more. */
    public void each(Use use) throws IOException {
        int done = 0;
        for (ImageItem item : images) {
            if (!watch.goOn(done++, images.size())) {
                throw new CancellationException();
            }
            use.with(item);
        }
    }

    /** Whether image files are written too. */
    public boolean withImages() { return withImages; }

    /** Copies the file of an image, if images are wanted; one that cannot be read is named and left out. */
    public void image(ImageItem item, Path target) throws IOException {
        if (!withImages) {
            return;
        }
        Path file = project.file(item);
        if (Files.isReadable(file) && Files.isRegularFile(file)) {
            AtomicFiles.write(target, out -> Files.copy(file, out));
        } else {
            problems.skip(item.name(), Kind.FILE_MISSING);
        }
    }

    Project project() { return project; }

    /** The values that a mask holds and that are classes, rising. */
    static List<Integer> classValues(Mask mask) {
        long[] counts = mask.histogram();
        var values = new ArrayList<Integer>();
        for (int v = 0; v < Mask.UNLABELLED; v++) {
            if (counts[v] > 0) {
                values.add(v);
            }
        }
        return values;
    }
}
