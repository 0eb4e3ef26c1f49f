package limn.app.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import limn.annotator.format.Size;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.Effort;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.store.Project;
import limn.app.text.ErrorWords;
import limn.app.text.Texts;
import limn.engine.data.ClassInfo;
import limn.engine.data.ImageTags;
import limn.engine.data.LabelMap;
import limn.engine.data.RgbImage;
import limn.engine.data.Sample;
import limn.engine.data.SampleSource;
import limn.engine.data.UnreadableSampleException;
import org.jspecify.annotations.Nullable;

/** A snapshot of a project for the engine: masks and tags as they were when it was taken; images are read when asked for. */
public final class ProjectSamples implements SampleSource {
    private final List<ClassInfo> classes;
    private final Map<Split, List<Sample>> samples;
    private final String digest;
    private final double labellingSeconds;

    private ProjectSamples(List<ClassInfo> classes, Map<Split, List<Sample>> samples, String digest,
            double labellingSeconds) {
        this.classes = List.copyOf(classes);
        this.samples = samples;
        this.digest = digest;
        this.labellingSeconds = labellingSeconds;
    }

    /**
     * Takes the snapshot; afterwards the project may change or be closed.
     *
     * @param texts for the reason why an image cannot be read
     */
    public static ProjectSamples of(Project project, Texts texts) { return of(project, texts, project.digest()); }

    /** The same to look at before a training, without digest: reading every pixel for it would take long. */
    public static ProjectSamples toCheck(Project project, Texts texts) {
        return of(project, texts, "");
    }

    private static ProjectSamples of(Project project, Texts texts, String digest) {
        var words = new ErrorWords(texts);
        ClassCatalog catalog = project.classes();
        Set<ImageId> masked = project.masked();
        Map<ImageId, Tags> tags = project.allTags();
        var samples = new EnumMap<Split, List<Sample>>(Split.class);
        for (Split split : Split.values()) {
            samples.put(split, new ArrayList<>());
        }
        for (ImageItem item : project.images()) {
            PackedLabels labels = masked.contains(item.id()) ? PackedLabels.of(project.loadMask(item)) : null;
            ImageTags known = tags(tags.getOrDefault(item.id(), Tags.unknown(catalog.size())), catalog.size());
            samples.getOrDefault(item.split(), List.of())
                    .add(new ProjectSample(item.name(), project.file(item), new Size(item.width(), item.height()),
                            labels, known, words));
        }
        return new ProjectSamples(classes(catalog), samples, digest, labellingSeconds(project));
    }

    /** The classes of a catalogue as the engine sees them. */
    static List<ClassInfo> classes(ClassCatalog catalog) {
        return catalog.classes().stream().map(c -> new ClassInfo(c.name(), c.rgb(), c.background())).toList();
    }

    /** The tags of an image as the engine sees them. @param classCount classes beyond those of the tags are unknown */
    public static ImageTags tags(Tags tags, int classCount) {
        var states = new ImageTags.State[classCount];
        for (int c = 0; c < classCount; c++) {
            states[c] = switch (c < tags.classCount() ? tags.of(c) : TagState.UNKNOWN) {
                case PRESENT -> ImageTags.State.PRESENT;
                case ABSENT -> ImageTags.State.ABSENT;
                case UNKNOWN -> ImageTags.State.UNKNOWN;
            };
        }
        return new ImageTags(states);
    }

    private static double labellingSeconds(Project project) {
        Map<ImageId, Effort> efforts = project.facts().efforts();
        return project.images().stream().filter(item -> item.split() == Split.TRAIN)
                .mapToLong(item -> efforts.getOrDefault(item.id(), Effort.NONE).totalMillis()).sum() / 1000.0;
    }

    @Override
    public List<ClassInfo> classes() { return classes; }

    @Override
    public List<Sample> train() { return all(Split.TRAIN); }

    @Override
    public List<Sample> validation() { return masked(Split.VAL); }

    @Override
    public String digest() { return digest; }

    @Override
    public OptionalDouble labellingSeconds() { return OptionalDouble.of(labellingSeconds); }

    /** All images of a split. */
    public List<Sample> all(Split split) {
        return List.copyOf(samples.getOrDefault(split, List.of()));
    }

    /** The images of a split that have labelled pixels. */
    public List<Sample> masked(Split split) {
        return all(split).stream().filter(Sample::hasLabels).toList();
    }

    private record ProjectSample(String name, Path file, Size size, @Nullable PackedLabels packed, ImageTags tags,
            ErrorWords words)
            implements
                Sample {
        @Override
        public RgbImage image() throws UnreadableSampleException {
            try {
                return Pixels.read(file, size);
            } catch (IOException e) {
                throw new UnreadableSampleException(name, words.why(e), e);
            }
        }

        @Override
        public Optional<LabelMap> labels() { return Optional.ofNullable(packed).map(PackedLabels::labels); }

        @Override
        public boolean hasLabels() { return packed != null; }
    }
}
