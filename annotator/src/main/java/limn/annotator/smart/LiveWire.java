package limn.annotator.smart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import limn.annotator.edit.Point;
import limn.annotator.format.Picture;
import limn.annotator.model.Region;
import limn.annotator.opencv.Mats;
import limn.annotator.opencv.OpenCv;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;
import org.opencv.imgproc.IntelligentScissorsMB;

/**
 * Outlines that cling to edges: from one anchor, the cheapest way along edges to wherever the pointer is (Mortensen and Barrett,
 * <em>Intelligent scissors for image composition</em>, SIGGRAPH 1995). Making one takes about 0.2 s, a way takes none. Looks at a
 * window around the anchor; beyond it a way goes on straight. Any thread; closed by who made it.
 */
public final class LiveWire implements AutoCloseable {
    /** Samples along each side of the window. */
    private static final int WINDOW = 800;

    private final Crop crop;
    private final Scissors scissors;
    private final Point anchor;

    /** Frees the native graph when it is closed, and not some time later in a finalizer. */
    private static final class Scissors extends IntelligentScissorsMB {
        private boolean freed;

        @SuppressWarnings("removal")
        void free() {
            if (!freed) {
                freed = true;
                try {
                    super.finalize();
                } catch (Throwable e) {
                    throw new IllegalStateException("cannot free a live-wire", e);
                }
            }
        }

        @Override
        @SuppressWarnings("removal")
        protected void finalize() { free(); }
    }

    private LiveWire(Crop crop, Scissors scissors, Point anchor) {
        this.crop = crop;
        this.scissors = scissors;
        this.anchor = anchor;
    }

    /**
     * Finds the cheapest ways from an anchor to everywhere around it.
     *
     * @param anchor a point of the picture
     * @param shrink pixels of the picture for one sample: what one pixel of the screen shows, at least 1
     * @throws java.util.concurrent.CancellationException if it is no longer wanted
     * @throws limn.annotator.opencv.OpenCvException if this machine has no OpenCV
     */
    public static LiveWire from(Picture picture, Point anchor, int shrink, BooleanSupplier cancelled) {
        OpenCv.load();
        int half = WINDOW / 2 * shrink;
        int x = (int) anchor.x();
        int y = (int) anchor.y();
        Crop crop = Crop.shrunk(picture, Region.of(x - half, y - half, x + half, y + half), shrink);
        Cancelled.check(cancelled);
        var scissors = new Scissors();
        try (var mats = new Mats()) {
            scissors.setEdgeFeatureCannyParameters(32, 100, 3, true).setGradientMagnitudeMaxLimit(200);
            Mat image = crop.mat(mats);
            Imgproc.GaussianBlur(image, image, new org.opencv.core.Size(3, 3), 0);
            scissors.applyImage(image);
            Cancelled.check(cancelled);
            scissors.buildMap(new org.opencv.core.Point(crop.column(anchor.x()), crop.row(anchor.y())));
            Cancelled.check(cancelled);
        } catch (RuntimeException e) {
            scissors.free();
            throw e;
        }
        return new LiveWire(crop, scissors, anchor);
    }

    /** Where it begins. */
    public Point anchor() { return anchor; }

    /** Whether the way to a point is found along edges all along. */
    public boolean reaches(Point p) {
        return crop.region().contains((int) Math.floor(p.x()), (int) Math.floor(p.y()));
    }

    /**
     * The cheapest way to a point.
     *
     * @return from the anchor to the point, both included
     * @throws IllegalStateException if this is closed
     */
    public synchronized List<Point> to(Point pointer) {
        if (scissors.freed) {
            throw new IllegalStateException("this live-wire is closed");
        }
        var way = new ArrayList<Point>();
        way.add(anchor);
        try (var mats = new Mats()) {
            Mat contour = mats.empty();
            scissors.getContour(new org.opencv.core.Point(crop.column(pointer.x()), crop.row(pointer.y())), contour,
                    false);
            var xy = new int[(int) contour.total() * 2];
            if (contour.type() == CvType.CV_32SC2 && xy.length > 0) {
                contour.get(0, 0, xy);
            }
            for (int i = 2; i + 3 < xy.length; i += 2) { // the first and the last sample hold anchor and pointer
                way.add(crop.toPicture(xy[i], xy[i + 1]));
            }
        }
        way.add(pointer);
        return List.copyOf(way);
    }

    @Override
    public synchronized void close() { scissors.free(); }
}
