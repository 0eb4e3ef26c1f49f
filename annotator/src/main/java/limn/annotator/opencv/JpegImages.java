package limn.annotator.opencv;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;

/**
 * Decodes JPEG with the libjpeg-turbo that OpenCV brings along: sooner than Java's decoder, and a fraction of the pixels much sooner, as
 * the cosine transform itself is made smaller then. Any thread.
 */
public final class JpegImages {
    /** The smallest fraction: an eighth of each side. */
    public static final int MOST_HALVINGS = 3;

    private JpegImages() {}

    /**
     * The picture as it is stored, in blue, green and red of 8 bits each.
     *
     * @param file the whole file; its size in pixels was checked before, as memory for all of them is taken here
     * @param halvings how often each side is halved, rounded up: 0..{@value #MOST_HALVINGS}
     * @throws IOException if it is damaged
     * @throws OpenCvException if there is no OpenCV on this machine
     */
    public static BufferedImage decode(byte[] file, int halvings) throws IOException {
        int how = Imgcodecs.IMREAD_IGNORE_ORIENTATION | switch (halvings) {
            case 0 -> Imgcodecs.IMREAD_COLOR;
            case 1 -> Imgcodecs.IMREAD_REDUCED_COLOR_2;
            case 2 -> Imgcodecs.IMREAD_REDUCED_COLOR_4;
            case MOST_HALVINGS -> Imgcodecs.IMREAD_REDUCED_COLOR_8;
            default -> throw new IllegalArgumentException(
                    "halvings must be in 0.." + MOST_HALVINGS + " but is " + halvings);
        };
        try (var mats = new Mats()) {
            Mat decoded = mats.decoded(file, how);
            if (decoded.empty() || decoded.type() != CvType.CV_8UC3) {
                throw new IOException("libjpeg finds no picture in it");
            }
            return Samples.image(decoded.cols(), decoded.rows(), 3, Mats.bytes(decoded));
        } catch (CvException e) {
            throw new IOException("libjpeg: " + e.getMessage(), e);
        }
    }
}
