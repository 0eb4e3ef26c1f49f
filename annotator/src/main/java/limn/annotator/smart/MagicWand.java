package limn.annotator.smart;

import java.util.function.BooleanSupplier;
import limn.annotator.edit.Point;
import limn.annotator.edit.Selection;
import limn.annotator.format.Picture;
import limn.annotator.model.Region;
import limn.annotator.opencv.Mats;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/**
 * Selects what is connected with a pixel and of its colour.
 *
 * @param tolerance how far each of red, green and blue may be from the pixel's, levels of 0..255
 * @param smoothing radius in samples of the medians over the picture before and over the outline after; 0 for none
 */
public record MagicWand(int tolerance, int smoothing) {
    /** Samples that are looked at; a larger region is looked at more coarsely, but for its outlines. */
    public static final int SAMPLES = 1 << 20;

    /** Samples along each side of the window that is looked at first. */
    private static final int FIRST = 128;
    private static final int GROWTH = 3;

    public MagicWand {
        if (tolerance < 0 || tolerance > 255) {
            throw new IllegalArgumentException("tolerance must be in 0..255 but is " + tolerance);
        }
        if (smoothing < 0 || smoothing > 10) {
            throw new IllegalArgumentException("smoothing must be in 0..10 but is " + smoothing);
        }
    }

    /**
     * Selects around a point.
     *
     * @param within where to look: what is on the screen
     * @param seed a point of the region
     * @param samples the most samples to look at: fewer are quicker and coarser
     * @return nothing if the seed is outside of the region or the picture
     * @throws java.util.concurrent.CancellationException if the result is no longer wanted
     * @throws limn.annotator.opencv.OpenCvException if this machine has no OpenCV
     */
    public Selection select(Picture picture, Region within, Point seed, int samples, BooleanSupplier cancelled) {
        Region seen = within.intersect(new Region(0, 0, picture.width(), picture.height()));
        if (!seen.contains((int) Math.floor(seed.x()), (int) Math.floor(seed.y()))) {
            return Selection.NOTHING;
        }
        return select(picture, seen, seed, samples, FIRST, cancelled);
    }

    /**
     * Looks at a window around the seed, and at a larger one as long as what is found reaches its sides: the same result as of the whole
     * region at once, as nothing outside of the window touches it then.
     *
     * @param seen lies in the picture and has the seed
     * @param first samples along each side of the first window
     */
    Selection select(Picture picture, Region seen, Point seed, int samples, int first, BooleanSupplier cancelled) {
        int shrink = Crop.shrink(seen, samples);
        int column = (int) Math.floor((seed.x() - seen.x()) / shrink);
        int row = (int) Math.floor((seed.y() - seen.y()) / shrink);
        for (long side = first;; side *= GROWTH) {
            Cancelled.check(cancelled);
            int half = (int) Math.min(side / 2, 1 << 20);
            Region window = Region.of(seen.x() + (column - half) * shrink, seen.y() + (row - half) * shrink,
                    seen.x() + (column + half + 1) * shrink, seen.y() + (row + half + 1) * shrink).intersect(seen);
            Crop crop = Crop.shrunk(picture, window, shrink);
            byte[] filled;
            boolean open;
            try (var mats = new Mats()) {
                filled = fill(crop, mats, new org.opencv.core.Point(crop.column(seed.x()), crop.row(seed.y())));
                open = reachesOut(crop, seen, filled);
                if (!open && smoothing > 0) {
                    filled = smooth(crop, mats, filled);
                }
            }
            if (!open) {
                return Refinement.selection(crop, picture, filled, cancelled);
            }
        }
    }

    /** Whether something was found so near to a side, behind which the region goes on, that more may be found there. */
    private boolean reachesOut(Crop crop, Region seen, byte[] filled) {
        int near = Math.max(2, smoothing) + 2;
        int left = crop.region().x() > seen.x() ? near : 0;
        int right = crop.width() - (crop.region().endX() < seen.endX() ? near : 0);
        int top = crop.region().y() > seen.y() ? near : 0;
        int bottom = crop.height() - (crop.region().endY() < seen.endY() ? near : 0);
        for (int y = 0; y < crop.height(); y++) {
            for (int x = 0; x < crop.width(); x++) {
                boolean inner = x >= left && x < right && y >= top && y < bottom;
                if (!inner && filled[y * crop.width() + x] != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private byte[] fill(Crop crop, Mats mats, org.opencv.core.Point seed) {
        Mat image = crop.mat(mats);
        if (smoothing > 0) {
            Imgproc.medianBlur(image, image, 2 * Math.min(2, smoothing) + 1);
        }
        Mat mask = mats.zeros(crop.height() + 2, crop.width() + 2, CvType.CV_8UC1);
        Scalar near = Scalar.all(tolerance);
        Imgproc.floodFill(image, mask, seed, Scalar.all(0), new Rect(), near, near,
                4 | 1 << 8 | Imgproc.FLOODFILL_MASK_ONLY | Imgproc.FLOODFILL_FIXED_RANGE);
        byte[] framed = Mats.bytes(mask);
        var inner = new byte[crop.width() * crop.height()];
        for (int y = 0; y < crop.height(); y++) { // the mask has a frame of one pixel
            System.arraycopy(framed, (y + 1) * (crop.width() + 2) + 1, inner, y * crop.width(), crop.width());
        }
        return inner;
    }

    private byte[] smooth(Crop crop, Mats mats, byte[] filled) {
        Mat outline = mats.of(crop.height(), crop.width(), CvType.CV_8UC1, filled);
        Imgproc.medianBlur(outline, outline, 2 * smoothing + 1);
        return Mats.bytes(outline);
    }
}
