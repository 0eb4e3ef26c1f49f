package limn.annotator.format;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What to take from a layout.
 *
 * @param labelledList a text file, one name per line: only these training images keep their masks
 * @param tags whether tags are taken
 * @param copy whether image files are copied into the project
 * @param classesFile the classes, if not in {@code classes.json} of the layout
 * @param renamed names of the layout to names in the project, or to {@code @void}, {@code @unlabelled}, {@code @skip}
 * @param background the class of pixels that nobody labelled; empty: they stay unlabelled
 */
public record ImportOptions(Optional<Path> labelledList, boolean tags, boolean copy, Optional<Path> classesFile,
        Map<String, String> renamed, Optional<String> background) {
    public ImportOptions { renamed = Map.copyOf(renamed); }

    public ImportOptions(Optional<Path> labelledList, boolean tags, boolean copy, Optional<Path> classesFile) {
        this(labelledList, tags, copy, classesFile, Map.of(), Optional.empty());
    }

    /** Everything, with the images where they are. */
    public static ImportOptions everything() {
        return new ImportOptions(Optional.empty(), true, false, Optional.empty());
    }
}
