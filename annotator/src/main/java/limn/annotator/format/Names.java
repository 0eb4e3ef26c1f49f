package limn.annotator.format;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.ImageItem;

/** Which image a name in a list, a table or the name of a mask speaks of: its name, its file name, or that without ending. */
public final class Names {
    private final Map<String, Set<ImageItem>> exact = new HashMap<>();
    private final Map<String, Set<ImageItem>> stems = new HashMap<>();

    /** What a name was found to mean: one image, or none for the given reason. */
    public sealed interface Found {
        record One(ImageItem item) implements Found {}

        record None(Reason reason) implements Found {}
    }

    /** Makes an image known. */
    public void add(ImageItem item) {
        String file = item.path().substring(item.path().lastIndexOf('/') + 1);
        exact.computeIfAbsent(normal(item.name()), k -> new LinkedHashSet<>()).add(item);
        exact.computeIfAbsent(normal(file), k -> new LinkedHashSet<>()).add(item);
        stems.computeIfAbsent(normal(stem(file)), k -> new LinkedHashSet<>()).add(item);
    }

    /** The image of a name that stands in a text. */
    public Found of(String name) {
        Set<ImageItem> named = exact.getOrDefault(normal(name), Set.of());
        Set<ImageItem> stemmed = stems.getOrDefault(normal(name), Set.of());
        var all = new LinkedHashSet<>(named);
        all.addAll(stemmed);
        if (all.isEmpty()) {
            return new Found.None(Reason.of(Kind.NAME_UNKNOWN, name));
        }
        if (stemmed.size() > 1 || all.size() > 1 && named.size() != 1) {
            return new Found.None(Reason.of(Kind.NAME_AMBIGUOUS, name));
        }
        return new Found.One(all.iterator().next());
    }

    /** A file's name without its ending. */
    public static String stem(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }

    static String stem(Path file) { return stem(file.getFileName().toString()); }

    /** Composed letters without blanks around them: some systems store names decomposed, lists lose blanks. */
    public static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).strip();
    }

    /** A form in which names are equal that some file system takes for the same. */
    public static String folded(String name) {
        return normal(name).toLowerCase(Locale.ROOT);
    }
}
