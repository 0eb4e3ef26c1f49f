package limn.annotator.opencv;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;

/**
 * A scope of native matrices: all that were made in it are freed when it closes, also after an exception. The only place that makes
 * any, so that none is left to the garbage collector, which does not see their memory. For one thread.
 */
public final class Mats implements AutoCloseable {
    private static final AtomicInteger OPEN = new AtomicInteger();

    private final List<Mat> mats = new ArrayList<>();

    public Mats() {
        OpenCv.load();
        OPEN.incrementAndGet();
    }

    /** How many scopes are open in this program; for tests. */
    public static int open() { return OPEN.get(); }

    /** An empty matrix that a function writes its result into. */
    public Mat empty() { return keep(new Mat()); }

    public Mat zeros(int height, int width, int type) { return keep(Mat.zeros(height, width, type)); }

    /** A matrix of bytes, row by row, with so many channels as fit. */
    public Mat of(int height, int width, int type, byte[] values) {
        Mat mat = keep(new Mat(height, width, type));
        mat.put(0, 0, values);
        return mat;
    }

    public Mat of(int height, int width, int type, int[] values) {
        Mat mat = keep(new Mat(height, width, type));
        mat.put(0, 0, values);
        return mat;
    }

    /**
     * The picture in an image file as it is stored; empty if there is none.
     *
     * @param how one of the flags IMREAD_ of OpenCV
     * @throws org.opencv.core.CvException if it is damaged
     */
    Mat decoded(byte[] file, int how) {
        var bytes = new MatOfByte(file);
        keep(bytes);
        return keep(Imgcodecs.imdecode(bytes, how));
    }

    private Mat keep(Mat mat) {
        mats.add(mat);
        return mat;
    }

    /** All samples of a matrix of bytes. */
    public static byte[] bytes(Mat mat) {
        var values = new byte[Math.multiplyExact(mat.rows() * mat.cols(), mat.channels())];
        if (values.length > 0) {
            mat.get(0, 0, values);
        }
        return values;
    }

    @Override
    public void close() {
        mats.forEach(Mat::release);
        mats.clear();
        OPEN.decrementAndGet();
    }
}
