package limn.engine.train;

import ai.djl.ndarray.types.DataType;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import limn.engine.data.ClassInfo;
import limn.engine.data.LabelMap;
import limn.engine.recipe.View;

/** Writes what a step saw as PNG files: photographs in colour, labels as indexed pictures in class colours, shares in grey. */
final class SamplePictures {
    private final IndexColorModel palette;

    SamplePictures(List<ClassInfo> classes) {
        var rgb = new int[256];
        for (int c = 0; c < classes.size(); c++) {
            rgb[c] = 0xFF000000 | classes.get(c).rgb();
        }
        rgb[LabelMap.UNLABELLED] = 0x00000000;
        rgb[LabelMap.VOID] = 0xFF000000;
        palette = new IndexColorModel(8, 256, rgb, 0, true, -1, java.awt.image.DataBuffer.TYPE_BYTE);
    }

    /** @return the file names, in order */
    List<String> write(Path folder, List<View> views) throws IOException {
        Files.createDirectories(folder);
        var names = new ArrayList<String>();
        for (View view : views) {
            String name = view.name() + ".png";
            if (!ImageIO.write(draw(view), "png", folder.resolve(name).toFile())) {
                throw new IOException("no PNG writer for " + name);
            }
            names.add(name);
        }
        return names;
    }

    private BufferedImage draw(View view) {
        return switch (view) {
            case View.Photo(String name, var pixels) -> {
                int h = (int) pixels.getShape().get(1);
                int w = (int) pixels.getShape().get(2);
                byte[] rgb = pixels.mul(255f).add(0.5f).clip(0f, 255f).transpose(1, 2, 0).toType(DataType.UINT8, false)
                        .toByteArray();
                var image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
                for (int i = 0; i < w * h; i++) {
                    image.setRGB(i % w, i / w,
                            (rgb[3 * i] & 0xFF) << 16 | (rgb[3 * i + 1] & 0xFF) << 8 | rgb[3 * i + 2] & 0xFF);
                }
                yield image;
            }
            case View.Labels(String name, var labels) ->
                raster(labels.toType(DataType.UINT8, false).toByteArray(), (int) labels.getShape().get(1),
                        new BufferedImage((int) labels.getShape().get(1), (int) labels.getShape().get(0),
                                BufferedImage.TYPE_BYTE_INDEXED, palette));
            case View.Shares(String name, var shares) ->
                raster(shares.mul(255f).add(0.5f).clip(0f, 255f).toType(DataType.UINT8, false).toByteArray(),
                        (int) shares.getShape().get(1), new BufferedImage((int) shares.getShape().get(1),
                                (int) shares.getShape().get(0), BufferedImage.TYPE_BYTE_GRAY));
        };
    }

    private static BufferedImage raster(byte[] values, int width, BufferedImage image) {
        image.getRaster().setDataElements(0, 0, width, values.length / width, values);
        return image;
    }
}
