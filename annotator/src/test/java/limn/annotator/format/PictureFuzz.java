package limn.annotator.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Any bytes as an image file: a picture, or a refusal with a reason; size, facts, first glance and small picture never say anything else.
 * OpenCV is there as in the window, where it decodes JPEG. A target of Jazzer, see docs/reliability.md.
 */
public final class PictureFuzz {
    private static final Path FILE = Scratch.file("picture");

    static {
        ImageFiles.prepare();
    }

    private PictureFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Files.write(FILE, input);
        Size size;
        try {
            Picture picture = ImageFiles.read(FILE);
            size = new Size(picture.width(), picture.height());
        } catch (ImageFormatException refused) {
            if (refused.reason().kind() == Reason.Kind.PICTURE_MEMORY_FULL) {
                throw new AssertionError("memory was taken before the size was judged", refused);
            }
            return;
        }
        if (!ImageFiles.size(FILE).equals(size)) {
            throw new AssertionError("declared " + ImageFiles.size(FILE) + " but decoded " + size);
        }
        ImageFiles.glance(FILE, size);
        Picture small = ImageFiles.thumbnail(FILE, 8);
        if (Math.max(small.width(), small.height()) > 8) {
            throw new AssertionError("small picture of " + small.width() + " x " + small.height());
        }
    }
}
