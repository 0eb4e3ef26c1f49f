package limn.annotator.format;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to take from a layout.
 *
 * @param labelledList a text file, one name per line: only these training images keep their masks
 * @param tags whether tags are taken
 * @param copy whether image files are copied into the project
 * @param classesFile the classes, if not in {@code classes.json} of the layout
 */
public record ImportOptions(Optional<Path> labelledList, boolean tags, boolean copy, Optional<Path> classesFile) {
    /** Everything, with the images where they are. */
    public static ImportOptions everything() {
        return new ImportOptions(Optional.empty(), true, false, Optional.empty());
    }
}
