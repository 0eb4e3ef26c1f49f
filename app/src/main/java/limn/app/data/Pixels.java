package limn.app.data;

import java.io.IOException;
import java.nio.file.Path;
import limn.annotator.format.ImageFiles;
import limn.annotator.format.Picture;
import limn.annotator.format.Size;
import limn.annotator.model.ImageItem;
import limn.annotator.store.Project;
import limn.engine.data.RgbImage;

/** Decodes images for the engine. */
public final class Pixels {
    private Pixels() {}

    /** The pixels of an image file, upright. */
    public static RgbImage read(Path file) throws IOException {
        return rgb(ImageFiles.read(file));
    }

    /** The pixels of an image of a project. @throws limn.annotator.format.ImageFormatException also if it has another size now */
    public static RgbImage read(Project project, ImageItem item) throws IOException {
        return read(project.file(item), new Size(item.width(), item.height()));
    }

    static RgbImage read(Path file, Size known) throws IOException {
        return rgb(ImageFiles.read(file, known, () -> false));
    }

    public static RgbImage rgb(Picture picture) {
        int[] argb = picture.argb();
        var rgb = new byte[Math.multiplyExact(3, argb.length)];
        for (int i = 0; i < argb.length; i++) {
            rgb[3 * i] = (byte) (argb[i] >> 16);
            rgb[3 * i + 1] = (byte) (argb[i] >> 8);
            rgb[3 * i + 2] = (byte) argb[i];
        }
        return new RgbImage(picture.width(), picture.height(), rgb);
    }
}
