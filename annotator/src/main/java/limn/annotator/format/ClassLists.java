package limn.annotator.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;

/**
 * Lists of classes: those of well-known data sets, and files. A text file has a name per line, with a colour {@code #RRGGBB} behind a
 * tab if it likes; lines that begin with # say nothing. {@code background} and {@code _background_} are the background,
 * {@code __ignore__} is no class.
 */
public final class ClassLists {
    /** The lists that come with the program. Names are facts; each file says where they stand. */
    public enum BuiltIn {
        /** PASCAL VOC 2012, with background. */
        VOC("voc"),
        /** Cityscapes, the 19 classes that are trained, in the order of trainId. */
        CITYSCAPES("cityscapes"),
        /** Cityscapes, all 34 of labelId. */
        CITYSCAPES_LABEL_IDS("cityscapes-labelids"),
        /** ADE20K, the 150 of scene parsing. */
        ADE20K("ade20k"),
        /** COCO, the 80 of its instances. */
        COCO("coco");

        private final String key;

        BuiltIn(String key) { this.key = key; }

        /** The name by which it is asked for. */
        public String key() { return key; }

        /** The list of this name, in any case. */
        public static Optional<BuiltIn> of(String name) {
            return Arrays.stream(values()).filter(list -> list.key.equals(name.toLowerCase(Locale.ROOT))).findFirst();
        }
    }

    private ClassLists() {}

    /** A list that comes with the program. */
    public static ClassCatalog of(BuiltIn list) {
        String file = "classes/" + list.key() + ".txt";
        try (InputStream in = Objects.requireNonNull(ClassLists.class.getResourceAsStream(file), file)) {
            return parse(Path.of(file), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file: {@code .json} as Limn writes it, anything else as text.
     *
     * @throws LayoutException if it is no list of classes
     */
    public static ClassCatalog read(Path file) throws IOException {
        if (!isText(file)) {
            return LayoutClasses.read(file).catalog();
        }
        try {
            return parse(file, Files.readString(file, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            throw new LayoutException(file, Reason.of(Kind.NOT_UTF8));
        }
    }

    static boolean isText(Path file) { return !file.toString().toLowerCase(Locale.ROOT).endsWith(".json"); }

    private static ClassCatalog parse(Path file, String text) throws LayoutException {
        ClassCatalog classes = ClassCatalog.empty();
        List<String> lines = text.lines().map(line -> line.replace("\uFEFF", "").strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.equals("__ignore__")).toList();
        for (String line : lines) {
            String[] parts = line.split("\t+\\s*", 2);
            String name = parts[0].equals("_background_") ? "background" : parts[0].strip();
            if (classes.byName(name).isPresent()) {
                throw new LayoutException(file, Reason.of(Kind.CLASS_NAME_TWICE, name));
            }
            if (classes.size() >= Mask.UNLABELLED) {
                throw new LayoutException(file,
                        Reason.of(Kind.CLASS_NUMBER_RANGE, name, classes.size(), Mask.UNLABELLED - 1));
            }
            LabelClass made = classes.withNew(name).get(classes.size());
            int rgb = parts.length > 1 && parts[1].strip().matches("#[0-9a-fA-F]{6}")
                    ? Integer.parseInt(parts[1].strip().substring(1), 16)
                    : made.rgb();
            var all = new ArrayList<>(classes.classes());
            all.add(new LabelClass(made.index(), name, rgb, made.key(),
                    name.equals("background") && classes.background().isEmpty()));
            classes = new ClassCatalog(all);
        }
        if (classes.size() == 0) {
            throw new LayoutException(file, Reason.of(Kind.CLASSES_MISSING));
        }
        return classes;
    }

    /**
     * A project's classes with those of a list that it lacks, by name, at the end: no class gets another index. Keys and the mark of
     * the background stay with who has them.
     *
     * @throws IllegalArgumentException if these are too many
     */
    public static ClassCatalog added(ClassCatalog project, ClassCatalog list) {
        var all = new ArrayList<>(project.classes());
        boolean hasBackground = project.background().isPresent();
        for (LabelClass k : list.classes()) {
            if (project.byName(k.name()).isEmpty()) {
                String key = all.stream().anyMatch(other -> other.key().equals(k.key())) ? "" : k.key();
                all.add(new LabelClass(all.size(), k.name(), k.rgb(), key, k.background() && !hasBackground));
            }
        }
        return new ClassCatalog(all);
    }
}
