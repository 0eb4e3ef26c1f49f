package limn.app.inspect;

import limn.engine.data.CropBox;
import limn.engine.run.SampleSheet;

/**
 * A place in an image of the project.
 *
 * @param image its name @param x share of its width @param y share of its height; beyond 0..1 in the padding around it
 */
public record ImagePlace(String image, double x, double y) {

    /** @param across share of the crop's width @param down share of its height */
    static ImagePlace of(SampleSheet.Origin origin, double across, double down) {
        CropBox box = origin.box();
        double along = box.mirrored() ? 1 - across : across;
        return new ImagePlace(origin.image(), box.left() + along * box.width(), box.top() + down * box.height());
    }

    /** Whether it lies in the picture, not in the padding. */
    public boolean isInside() {
        return x >= 0 && x < 1 && y >= 0 && y < 1;
    }
}
