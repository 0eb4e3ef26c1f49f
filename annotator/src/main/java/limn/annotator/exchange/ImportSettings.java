package limn.annotator.exchange;

import java.nio.file.Path;
import java.util.List;

/**
 * What to take from a source.
 *
 * @param tags whether tags are taken
 * @param copy whether image files are copied into the project
 * @param imageFolders where images are looked for, before the places that a format knows
 */
public record ImportSettings(boolean tags, boolean copy, List<Path> imageFolders) {
    public ImportSettings { imageFolders = List.copyOf(imageFolders); }

    /** Everything, with the images where they are. */
    public static ImportSettings everything() {
        return new ImportSettings(true, false, List.of());
    }
}
