package limn.annotator.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.store.Project;

/** The masks of a layout on their way into a project. */
final class LayoutMasks {
    private static final int BATCH = 32;

    private final Project project;
    private final LayoutClasses layout;
    private final ClassCatalog classes;
    private final List<Skipped> skipped;
    private final List<Skipped> notices;
    private final List<Change> pending = new ArrayList<>();
    private final Set<ImageId> done = new HashSet<>();

    LayoutMasks(Project project, LayoutClasses layout, List<Skipped> skipped, List<Skipped> notices) {
        this.project = project;
        this.layout = layout;
        this.classes = project.classes();
        this.skipped = skipped;
        this.notices = notices;
    }

    /** Takes the masks of a folder whose image is wanted; gives their number. */
    int take(Path folder, Names names, Predicate<ImageItem> wanted, Consumer<String> progress) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(f -> Files.isRegularFile(f) && !f.getFileName().toString().startsWith("."))
                    .sorted().toList();
        }
        for (Path file : files) {
            switch (names.of(Names.stem(file))) {
                case Names.Found.None none -> skipped.add(new Skipped(label(file), none.reason()));
                case Names.Found.One one when wanted.test(one.item()) -> {
                    take(file, one.item());
                    progress.accept(label(file));
                }
                case Names.Found.One one -> {
                }
            }
        }
        flush();
        return done.size();
    }

    private void take(Path file, ImageItem item) {
        if (done.contains(item.id())) {
            skip(file, Kind.MASK_TWICE, item.name());
            return;
        }
        try {
            Mask mask = MaskPng.read(file);
            if (mask.width() != item.width() || mask.height() != item.height()) {
                skip(file, Kind.MASK_SIZE, mask.width(), mask.height(), item.name(), item.width(), item.height());
                return;
            }
            translated(file, mask).ifPresent(m -> {
                pending.add(Change.of(ChangeKind.IMPORT, item.id(), project.mask(item), m));
                done.add(item.id());
            });
        } catch (ImageFormatException e) {
            skipped.add(new Skipped(label(file), e.reason()));
        }
        if (pending.size() >= BATCH) {
            flush();
        }
    }

    private void flush() {
        project.commit(List.copyOf(pending));
        pending.clear();
    }

    /** The mask with the numbers of the project's classes; empty, with a reason, if a value means nothing. */
    private Optional<Mask> translated(Path file, Mask mask) {
        long[] counts = mask.histogram();
        var meaning = new int[256];
        boolean same = true;
        for (int v = 0; v < 256; v++) {
            Optional<Integer> m = layout.meaning(v, classes);
            if (m.isEmpty() && counts[v] > 0) {
                skip(file, Kind.MASK_VALUE, v, counts[v]);
                return Optional.empty();
            }
            meaning[v] = m.orElse(v);
            same &= meaning[v] == v;
        }
        notice(file, counts);
        if (same) {
            return Optional.of(mask);
        }
        var editor = mask.edit();
        for (int y = 0; y < mask.height(); y++) {
            editor.map(y, 0, mask.width(), old -> meaning[old]);
        }
        return Optional.of(editor.done());
    }

    private void notice(Path file, long[] counts) {
        long all = Arrays.stream(counts).sum();
        if (counts[Mask.VOID] == all) {
            notices.add(new Skipped(label(file), Reason.of(Kind.MASK_ALL_VOID)));
        } else if (counts[0] > 0 && counts[Mask.VOID] > 0 && counts[0] + counts[Mask.VOID] == all
                && layout.catalog().size() > 1) {
            notices.add(new Skipped(label(file), Reason.of(Kind.MASK_TWO_VALUES)));
        }
    }

    private void skip(Path file, Kind kind, Object... arguments) {
        skipped.add(new Skipped(label(file), Reason.of(kind, arguments)));
    }

    private static String label(Path file) { return "masks/" + file.getFileName(); }
}
