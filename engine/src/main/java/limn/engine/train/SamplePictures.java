package limn.engine.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import limn.engine.data.ClassInfo;
import limn.engine.data.LabelMap;
import limn.engine.recipe.View;
import limn.engine.run.SampleSheet;

/**
 * Views as PNG files that keep their values: photographs in colour, labels as indexed pictures in class colours, shares and amounts in
 * grey of 16 bits.
 */
final class SamplePictures {
    private static final int WHITE = 0xFFFF;
    private static final int UNDECIDED = 0x6E6E6E;
    private final IndexColorModel palette;

    SamplePictures(List<ClassInfo> classes) { palette = palette(classes); }

    /** Without a clear colour: Java's PNG writer numbers the entries of a palette anew when one of them is clear. */
    static IndexColorModel palette(List<ClassInfo> classes) {
        var rgb = new int[256];
        for (int c = 0; c < classes.size(); c++) {
            rgb[c] = classes.get(c).rgb();
        }
        rgb[LabelMap.UNLABELLED] = UNDECIDED;
        return new IndexColorModel(8, 256, rgb, 0, false, -1, DataBuffer.TYPE_BYTE);
    }

    /** A picture in memory, and what stands of it in the sheet. */
    record Drawn(SampleSheet.Pane pane, BufferedImage picture) {
        void write(Path folder) throws IOException { SamplePictures.write(picture, folder.resolve(pane.file())); }
    }

    static void write(BufferedImage picture, Path file) throws IOException {
        if (!ImageIO.write(picture, "png", file.toFile())) {
            throw new IOException("no PNG writer for " + file);
        }
    }

    /** Fetches a view from its device. Call without recording for gradients. */
    Drawn draw(View view) {
        return switch (view) {
            case View.Photo(String name, String role, NDArray pixels) -> drawn(name, role, "photo", 1, photo(pixels));
            case View.Labels(String name, String role, NDArray labels) ->
                drawn(name, role, "labels", 1, indexed(labels.toType(DataType.UINT8, false).toByteArray(),
                        (int) labels.getShape().get(1), palette));
            case View.Shares(String name, String role, NDArray shares) ->
                drawn(name, role, "shares", 1, grey(shares.toFloatArray(), (int) shares.getShape().get(1), 1));
            case View.Amounts(String name, String role, NDArray amounts) -> {
                float[] values = amounts.toFloatArray();
                float largest = 1e-6f;
                for (float value : values) {
                    largest = Math.max(largest, value);
                }
                yield drawn(name, role, "amounts", largest,
                        grey(values, (int) amounts.getShape().get(1), largest));
            }
        };
    }

    private static Drawn drawn(String name, String role, String kind, double scale, BufferedImage picture) {
        return new Drawn(new SampleSheet.Pane(name, role, kind, name + ".png", scale), picture);
    }

    private static BufferedImage photo(NDArray pixels) {
        int h = (int) pixels.getShape().get(1);
        int w = (int) pixels.getShape().get(2);
        byte[] rgb = pixels.mul(255f).add(0.5f).clip(0f, 255f).transpose(1, 2, 0).toType(DataType.UINT8, false)
                .toByteArray();
        return colours(rgb, w);
    }

    /** @param rgb [h,w,3] */
    static BufferedImage colours(byte[] rgb, int width) {
        var image = new BufferedImage(width, rgb.length / 3 / width, BufferedImage.TYPE_INT_RGB);
        var packed = new int[rgb.length / 3];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = (rgb[3 * i] & 0xFF) << 16 | (rgb[3 * i + 1] & 0xFF) << 8 | rgb[3 * i + 2] & 0xFF;
        }
        image.getRaster().setDataElements(0, 0, width, image.getHeight(), packed);
        return image;
    }

    static BufferedImage indexed(byte[] labels, int width, IndexColorModel palette) {
        var image = new BufferedImage(width, labels.length / width, BufferedImage.TYPE_BYTE_INDEXED, palette);
        image.getRaster().setDataElements(0, 0, width, image.getHeight(), labels);
        return image;
    }

    private static BufferedImage grey(float[] values, int width, float scale) {
        var image = new BufferedImage(width, values.length / width, BufferedImage.TYPE_USHORT_GRAY);
        var packed = new short[values.length];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = (short) Math.round(Math.clamp(values[i] / scale, 0f, 1f) * WHITE);
        }
        image.getRaster().setDataElements(0, 0, width, image.getHeight(), packed);
        return image;
    }
}
