package limn.annotator.opencv;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;

/** Decodes WebP with the libwebp that OpenCV brings along: bit by bit what other programs decode. Any thread. */
public final class WebPImages {
    private WebPImages() {}

    /**
     * The picture in a WebP file that is not animated, 8 bits per sample, with alpha where the file has any.
     *
     * @param file the whole file; its size in pixels was checked before, as memory for all of them is taken here
     * @throws IOException if it is damaged
     * @throws OpenCvException if there is no OpenCV on this machine
     */
    public static BufferedImage decode(byte[] file) throws IOException {
        try (var mats = new Mats()) {
            Mat decoded = mats.decoded(file, Imgcodecs.IMREAD_UNCHANGED);
            int channels = decoded.channels();
            if (decoded.empty() || decoded.depth() != CvType.CV_8U || channels < 3) {
                throw new IOException("libwebp finds no picture in it");
            }
            return Samples.image(decoded.cols(), decoded.rows(), channels, Mats.bytes(decoded));
        } catch (CvException e) {
            throw new IOException("libwebp: " + e.getMessage(), e);
        }
    }
}
