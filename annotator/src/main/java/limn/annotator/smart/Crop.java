package limn.annotator.smart;

import java.util.stream.IntStream;
import limn.annotator.edit.Point;
import limn.annotator.format.Picture;
import limn.annotator.model.Region;
import limn.annotator.opencv.Mats;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * A part of a picture, at 1/shrink of its size: what a tool looks at. However large the picture and the part, a crop has no more samples
 * than were asked for, and making one reads at most 16 pixels for each. Compares by identity.
 *
 * @param region the part, pixels of the picture
 * @param shrink pixels of the picture along one side of a sample, at least 1
 * @param bgr means of the pixels of each sample: blue, green, red, row by row
 */
record Crop(Region region, int shrink, int width, int height, byte[] bgr) {
    private static final int READ = 4;
    private static final int FOR_THREADS = 1 << 16;

    /** A crop of at most so many samples; the part of the wanted region that lies in the picture. */
    static Crop of(Picture picture, Region wanted, int samples) {
        Region region = inside(picture, wanted);
        return shrunk(picture, region, shrink(region, samples));
    }

    /** The least that leaves at most so many samples of a region. */
    static int shrink(Region region, int samples) {
        int shrink = 1;
        while ((long) size(region.width(), shrink) * size(region.height(), shrink) > samples) {
            shrink++;
        }
        return shrink;
    }

    /** How many samples go along a side of so many pixels; the last may have fewer pixels. */
    static int size(int pixels, int shrink) {
        return (pixels + shrink - 1) / shrink;
    }

    static Crop shrunk(Picture picture, Region wanted, int shrink) {
        Region region = inside(picture, wanted);
        int width = size(region.width(), shrink);
        int height = size(region.height(), shrink);
        var bgr = new byte[width * height * 3];
        IntStream rows = IntStream.range(0, height);
        (width * height > FOR_THREADS ? rows.parallel() : rows).forEach(y -> {
            for (int x = 0; x < width; x++) {
                sample(picture, region, shrink, x, y, bgr, (y * width + x) * 3);
            }
        });
        return new Crop(region, shrink, width, height, bgr);
    }

    private static Region inside(Picture picture, Region wanted) {
        Region region = wanted.intersect(new Region(0, 0, picture.width(), picture.height()));
        if (region.isEmpty()) {
            throw new IllegalArgumentException("nothing of " + wanted + " is in a picture of " + picture.width() + " x "
                    + picture.height());
        }
        return region;
    }

    private static void sample(Picture picture, Region region, int shrink, int x, int y, byte[] out, int at) {
        int x0 = region.x() + x * shrink;
        int y0 = region.y() + y * shrink;
        int x1 = Math.min(x0 + shrink, region.endX());
        int y1 = Math.min(y0 + shrink, region.endY());
        int step = Math.max(1, shrink / READ);
        int r = 0;
        int g = 0;
        int b = 0;
        int n = 0;
        for (int py = y0 + (step - 1) / 2; py < y1 || n == 0; py += step) {
            for (int px = x0 + (step - 1) / 2; px < x1 || n == 0; px += step) {
                int p = picture.argb()[Math.min(py, y1 - 1) * picture.width() + Math.min(px, x1 - 1)];
                r += p >> 16 & 0xFF;
                g += p >> 8 & 0xFF;
                b += p & 0xFF;
                n++;
            }
        }
        out[at] = (byte) ((b + n / 2) / n);
        out[at + 1] = (byte) ((g + n / 2) / n);
        out[at + 2] = (byte) ((r + n / 2) / n);
    }

    Mat mat(Mats mats) { return mats.of(height, width, CvType.CV_8UC3, bgr); }

    /** The column of the sample that holds a column of the picture, moved into the crop. */
    int column(double x) {
        return Math.clamp((int) Math.floor((x - region.x()) / shrink), 0, width - 1);
    }

    int row(double y) { return Math.clamp((int) Math.floor((y - region.y()) / shrink), 0, height - 1); }

    /** A place of the picture in samples of this crop. */
    Point toCrop(Point p) {
        return new Point((p.x() - region.x()) / shrink, (p.y() - region.y()) / shrink);
    }

    /** The place in the picture of the centre of a sample. */
    Point toPicture(int column, int row) {
        return new Point(region.x() + (column + 0.5) * shrink, region.y() + (row + 0.5) * shrink);
    }
}
