package limn.app.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import limn.annotator.format.ImportOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to take from a folder: the same for {@code create} and {@code import}. */
final class ImportChoices {
    @Option(names = "--labelled", paramLabel = "LIST")
    private @Nullable Path labelled;
    @Option(names = "--no-tags")
    private boolean noTags;
    @Option(names = "--copy")
    private boolean copy;

    Optional<Path> labelled() { return Optional.ofNullable(labelled); }

    boolean tags() { return !noTags; }

    boolean copy() { return copy; }

    ImportOptions options(Optional<Path> classes) { return options(classes, Map.of(), Optional.empty()); }

    ImportOptions options(Optional<Path> classes, Map<String, String> map, Optional<String> background) {
        return new ImportOptions(labelled(), !noTags, copy, classes, map, background);
    }
}
