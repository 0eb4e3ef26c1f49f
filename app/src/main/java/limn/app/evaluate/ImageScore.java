package limn.app.evaluate;

import java.nio.file.Path;

/**
 * What a network got right and wrong on one image.
 *
 * @param labels what people had decided then, see {@code LabelStamp}
 * @param unlabelled pixels that nobody has decided
 * @param restricted whether its tags deny a class
 * @param free without tags @param tagged while its tags forbid classes
 * @param predicted the file with the predicted labels, without tags
 */
public record ImageScore(String name, int width, int height, int labels, long unlabelled, boolean restricted,
        Confusion free, Confusion tagged, Path predicted) {
    /** Share of the decided pixels that are wrong, 0..1; 0 if none is decided. */
    public double wrongShare() {
        return free.pixels() == 0 ? 0 : (double) free.wrong() / free.pixels();
    }

    /** Share of the pixels that nobody has decided, 0..1. */
    public double unlabelledShare() {
        return (double) unlabelled / ((long) width * height);
    }
}
