package limn.annotator.format;

import limn.annotator.store.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.store.Project;

/** A project on its way out, in the layout that {@link FoldersLayout} reads. */
public final class LayoutExport {
    private final Project project;
    private final Path out;
    private final List<ImageItem> images;
    private final ClassCatalog classes;
    private final Set<ImageId> masked;

    /** @param out the folder, made if it is not there */
    public LayoutExport(Project project, Path out) {
        this.project = project;
        this.out = out;
        this.images = project.images();
        this.classes = project.classes();
        this.masked = project.masked();
    }

    void masks(Consumer<String> progress) throws IOException {
        for (ImageItem item : images) {
            mask(item);
            progress.accept(item.name());
        }
    }

    /** The mask of an image, if anything is decided in it. */
    public void mask(ImageItem item) throws IOException {
        if (masked.contains(item.id())) {
            MaskPng.write(out.resolve("masks").resolve(item.name() + ".png"), project.loadMask(item), classes);
        }
    }

    void images(Consumer<String> progress) throws IOException {
        for (ImageItem item : images) {
            Path file = project.file(item);
            String name = file.getFileName().toString();
            String ending = name.substring(Names.stem(name).length());
            AtomicFiles.write(out.resolve("images").resolve(item.name() + ending), to -> Files.copy(file, to));
            progress.accept(item.name());
        }
    }

    /** {@code classes.json} */
    public void classes() throws IOException {
        write("classes.json", LayoutClasses.write(classes));
    }

    /** {@code splits/*.txt} */
    public void splits() throws IOException {
        for (Split split : Split.values()) {
            var text = new StringBuilder();
            images.stream().filter(i -> i.split() == split).forEach(i -> text.append(i.name()).append('\n'));
            write("splits/" + word(split) + ".txt", text.toString());
        }
    }

    /** Both tables; in the short one only images of which every class that can be a tag is known. */
    public void tags() throws IOException {
        Map<ImageId, Tags> all = project.allTags();
        var shortTable = new StringBuilder(Csv.line(List.of("image", "split", "tags")));
        var fullTable = new StringBuilder(Csv.line(List.of("image", "split", "class", "state")));
        for (ImageItem item : images) {
            Tags tags = all.getOrDefault(item.id(), Tags.unknown(classes.size()));
            var present = new ArrayList<String>();
            boolean decided = !tags.isAllUnknown();
            for (LabelClass k : classes.classes()) {
                TagState state = tags.of(k.index());
                decided &= state != TagState.UNKNOWN || k.background();
                if (state == TagState.PRESENT) {
                    present.add(k.name());
                }
                if (state != TagState.UNKNOWN) {
                    fullTable.append(Csv.line(List.of(item.name(), word(item.split()), k.name(), word(state))));
                }
            }
            if (decided) {
                shortTable.append(Csv.line(List.of(item.name(), word(item.split()), LayoutTags.join(present))));
            }
        }
        write(LayoutTags.FILE, shortTable.toString());
        write(LayoutTags.FULL, fullTable.toString());
    }

    private static String word(Enum<?> value) { return value.name().toLowerCase(Locale.ROOT); }

    private void write(String name, String text) throws IOException {
        AtomicFiles.write(out.resolve(name), to -> to.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
