package limn.annotator.format;

import limn.annotator.store.AtomicFiles;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.Mask;

/** Masks as PNG files of 8 bits per pixel: the pixel value is the label, the palette shows the colours of the classes. */
public final class MaskPng {
    private static final int UNLABELLED_COLOUR = 0x808080;
    /** The colour of void in the PASCAL VOC sets. */
    public static final int VOID_COLOUR = 0xE0E0C0;

    private MaskPng() {}

    /** Writes a mask as an indexed PNG, atomically. */
    public static void write(Path file, Mask mask, ClassCatalog classes) throws IOException {
        AtomicFiles.write(file, out -> encode(out, mask, classes));
    }

    /**
     * Reads a mask: an indexed or grey PNG of at most 8 bits; the values are taken as they are, the palette is not looked at.
     *
     * @throws ImageFormatException if it is anything else: colours and lossy files hold no labels
     */
    public static Mask read(Path file) throws ImageFormatException { return read(file, Map.of()); }

    /**
     * Reads a mask that may also be a picture in colours, as a legend explains them.
     *
     * @param legend the value of each colour 0xRRGGBB; if it is empty, pictures in colours are refused
     * @throws ImageFormatException also if a colour is not in the legend
     */
    public static Mask read(Path file, Map<Integer, Integer> legend) throws ImageFormatException {
        ImageStart start = ImageStart.of(file, true);
        if (start.kind() != ImageKind.PNG) {
            throw new ImageFormatException(file,
                    Reason.of(start.kind() == ImageKind.JPEG ? Kind.MASK_IS_JPEG : Kind.MASK_NOT_PNG));
        }
        return ImageFiles.decode(start, decoder -> {
            BufferedImage image = decoder.read(1, 1, () -> false);
            if (!legend.isEmpty() && image.getRaster().getNumBands() >= 3) {
                return explained(file, image, legend);
            }
            boolean indexed = image.getColorModel() instanceof IndexColorModel;
            if (image.getRaster().getNumBands() != 1 || !indexed && image.getColorModel().getComponentSize(0) > 8) {
                throw new ImageFormatException(file, Reason.of(Kind.MASK_NOT_INDEXED, image.getRaster().getNumBands(),
                        image.getColorModel().getComponentSize(0)));
            }
            int w = image.getWidth();
            var row = new int[w];
            var values = new byte[w * image.getHeight()];
            for (int y = 0; y < image.getHeight(); y++) {
                image.getRaster().getSamples(0, y, w, 1, 0, row);
                for (int x = 0; x < w; x++) {
                    values[y * w + x] = (byte) row[x];
                }
            }
            return Mask.of(w, image.getHeight(), values);
        });
    }

    private static Mask explained(Path file, BufferedImage image, Map<Integer, Integer> legend)
            throws ImageFormatException {
        int w = image.getWidth();
        var row = new int[w];
        var editor = Mask.unlabelled(w, image.getHeight()).edit();
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, w, 1, row, 0, w);
            for (int x = 0; x < w; x++) {
                Integer value = legend.get(row[x] & 0xFFFFFF);
                if (value == null) {
                    throw new ImageFormatException(file, Reason.of(Kind.MASK_COLOUR,
                            "#" + HexFormat.of().withUpperCase().toHexDigits(row[x] & 0xFFFFFF, 6), x, y));
                }
                editor.set(x, y, value);
            }
        }
        return editor.done();
    }

    private static void encode(OutputStream out, Mask mask, ClassCatalog classes) throws IOException {
        out.write(new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        var header = new ByteArrayOutputStream();
        var fields = new DataOutputStream(header);
        fields.writeInt(mask.width());
        fields.writeInt(mask.height());
        fields.write(new byte[]{8, 3, 0, 0, 0}); // 8 bits, palette, deflate, no filter, not interlaced
        chunk(out, "IHDR", header.toByteArray());
        chunk(out, "PLTE", palette(classes));
        chunk(out, "IDAT", pixels(mask));
        chunk(out, "IEND", new byte[0]);
    }

    private static byte[] palette(ClassCatalog classes) {
        var palette = new byte[256 * 3];
        for (int v = 0; v < 256; v++) {
            int rgb = v < classes.size()
                    ? classes.get(v).rgb()
                    : v == Mask.VOID ? VOID_COLOUR : v == Mask.UNLABELLED ? UNLABELLED_COLOUR : 0;
            palette[v * 3] = (byte) (rgb >> 16);
            palette[v * 3 + 1] = (byte) (rgb >> 8);
            palette[v * 3 + 2] = (byte) rgb;
        }
        return palette;
    }

    private static byte[] pixels(Mask mask) throws IOException {
        var packed = new ByteArrayOutputStream();
        var deflater = new Deflater();
        try (var out = new DeflaterOutputStream(packed, deflater, 1 << 15)) {
            var line = new byte[mask.width() + 1]; // first the filter of the line: none
            for (int y = 0; y < mask.height(); y++) {
                for (int column = 0; column < mask.tileColumns(); column++) {
                    int x = column * Mask.TILE;
                    mask.tile(column, y / Mask.TILE).copyRow(y % Mask.TILE, line, x + 1,
                            Math.min(Mask.TILE, mask.width() - x));
                }
                out.write(line);
            }
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    private static void chunk(OutputStream out, String type, byte[] data) throws IOException {
        var crc = new CRC32();
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        crc.update(name);
        crc.update(data);
        var fields = new DataOutputStream(out);
        fields.writeInt(data.length);
        fields.write(name);
        fields.write(data);
        fields.writeInt((int) crc.getValue());
        fields.flush();
    }
}
