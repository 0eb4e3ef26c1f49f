package limn.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.app.text.UserError;

/** Finds the lists of images that keep their masks. */
public final class BenchLists {
    /** The name of no list at all: every mask is kept. */
    public static final String ALL = "all";

    private BenchLists() {}

    /**
     * The files by their names without ending, in the order in which they were said; nothing stands for all masks.
     *
     * @param said file names in {@code splits} of the data, with or without ending, paths, or {@link #ALL}
     * @throws UserError if there is no such list, or two have one name
     */
    public static Map<String, Optional<Path>> of(Path data, List<String> said) throws UserError, IOException {
        var lists = new LinkedHashMap<String, Optional<Path>>();
        for (String word : said.isEmpty() ? List.of(ALL) : said) {
            Optional<Path> file = word.equals(ALL) ? Optional.empty() : Optional.of(find(data, word));
            String name = file.map(BenchLists::name).orElse(ALL);
            if (lists.putIfAbsent(name, file) != null) {
                throw new UserError("benchTwice", name);
            }
        }
        return lists;
    }

    private static Path find(Path data, String word) throws UserError, IOException {
        Path splits = data.resolve("splits");
        for (Path candidate : List.of(splits.resolve(word), splits.resolve(word + ".txt"), Path.of(word))) {
            if (Files.isRegularFile(candidate)) {
                return candidate;
            }
        }
        throw new UserError("benchList", word, splits, names(splits));
    }

    private static String names(Path splits) throws IOException {
        if (!Files.isDirectory(splits)) {
            return "-";
        }
        try (var files = Files.list(splits)) {
            return String.join(", ", files.map(f -> String.valueOf(f.getFileName())).sorted().toList());
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceAll("\\.txt$", "").replaceAll("[^\\p{L}\\p{N}._-]", "_");
    }
}
