package limn.annotator.store;

import java.nio.file.Path;
import limn.annotator.model.Split;

/**
 * An image that is to become part of a project.
 *
 * @param file where it is; never written
 * @param name the name it should have; made unique by the project where another image has it
 * @param width pixels, as shown upright
 * @param height pixels, as shown upright
 * @param digest sha-256 of the file, hexadecimal
 */
public record NewImage(Path file, String name, int width, int height, String digest, Split split) {
    public NewImage {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("image must have pixels but is " + width + " x " + height);
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("image " + file + " has no name");
        }
    }
}
