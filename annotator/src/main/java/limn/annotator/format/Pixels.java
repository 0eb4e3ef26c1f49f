package limn.annotator.format;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.stream.IntStream;

/**
 * Decoded samples as opaque 8 bit pixels. Grey and RGB samples of 8 bits are taken as they are, without the gamma that Java applies to
 * grey pictures; more bits are spread over 8 by a {@link SampleWindow}, alpha is laid over white, inks are mixed as {@link JpegColours}
 * says unless the file brings a profile of its own.
 */
final class Pixels {
    private Pixels() {}

    /** @param whiteIsZero whether a grey picture is stored as a negative; a palette is right in any case */
    static Picture of(BufferedImage image, boolean whiteIsZero) throws IOException {
        int w = image.getWidth();
        int h = image.getHeight();
        var argb = new int[Math.multiplyExact(w, h)];
        switch (image.getColorModel()) {
            case IndexColorModel palette -> fromPalette(image.getRaster(), palette, argb);
            case ComponentColorModel model when kind(model) == ColorSpace.TYPE_CMYK -> {
                return of(Inks.rgb(image), false);
            }
            case ComponentColorModel model when image.getType() == BufferedImage.TYPE_3BYTE_BGR && isByte(model) ->
                fromBytes(image.getRaster(), argb);
            case ComponentColorModel model when isByte(model) -> fromSamples(image.getRaster(), model, argb);
            case ComponentColorModel model when isSimple(model) -> fromDeep(image.getRaster(), model, argb);
            default -> {
                image.getRGB(0, 0, w, h, argb, 0, w);
                for (int i = 0; i < argb.length; i++) {
                    argb[i] = overWhite(argb[i]);
                }
            }
        }
        if (whiteIsZero && image.getColorModel() instanceof ComponentColorModel model
                && kind(model) == ColorSpace.TYPE_GRAY) {
            for (int i = 0; i < argb.length; i++) {
                argb[i] ^= 0xFFFFFF;
            }
        }
        return new Picture(w, h, argb);
    }

    private static int kind(ComponentColorModel model) { return model.getColorSpace().getType(); }

    private static boolean isSimple(ComponentColorModel model) {
        return kind(model) == ColorSpace.TYPE_GRAY || kind(model) == ColorSpace.TYPE_RGB;
    }

    private static boolean isByte(ComponentColorModel model) {
        return isSimple(model) && model.getTransferType() == DataBuffer.TYPE_BYTE;
    }

    /** What most files become: blue, green and red byte by byte. The same as {@link #fromSamples}, without its detours. */
    private static void fromBytes(Raster raster, int[] argb) {
        var layout = (ComponentSampleModel) raster.getSampleModel();
        var buffer = (DataBufferByte) raster.getDataBuffer();
        byte[] samples = buffer.getData();
        int w = raster.getWidth();
        int[] bands = layout.getBandOffsets();
        int start = buffer.getOffset() - raster.getSampleModelTranslateY() * layout.getScanlineStride()
                - raster.getSampleModelTranslateX() * layout.getPixelStride();
        IntStream.range(0, raster.getHeight()).parallel().forEach(y -> {
            int at = start + y * layout.getScanlineStride();
            for (int x = 0; x < w; x++, at += layout.getPixelStride()) {
                argb[y * w + x] = 0xFF000000 | (samples[at + bands[0]] & 0xFF) << 16
                        | (samples[at + bands[1]] & 0xFF) << 8 | samples[at + bands[2]] & 0xFF;
            }
        });
    }

    private static void fromPalette(Raster raster, IndexColorModel palette, int[] argb) {
        var colours = new int[palette.getMapSize()];
        palette.getRGBs(colours);
        int w = raster.getWidth();
        var row = new int[w];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(0, y, w, 1, 0, row);
            for (int x = 0; x < w; x++) {
                argb[y * w + x] = overWhite(row[x] < colours.length ? colours[row[x]] : 0xFF000000);
            }
        }
    }

    private static void fromSamples(Raster raster, ComponentColorModel model, int[] argb) {
        int w = raster.getWidth();
        int bands = raster.getNumBands();
        boolean grey = model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        int colours = grey ? 1 : 3;
        boolean alpha = model.hasAlpha() && bands > colours;
        int max = (1 << model.getComponentSize(0)) - 1;
        var row = new int[w * bands];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, w, 1, row);
            for (int x = 0; x < w; x++) {
                int r = scale(row[x * bands], max);
                int g = grey ? r : scale(row[x * bands + 1], max);
                int b = grey ? r : scale(row[x * bands + 2], max);
                int a = alpha ? scale(row[x * bands + colours], max) : 255;
                argb[y * w + x] = overWhite(a << 24 | r << 16 | g << 8 | b);
            }
        }
    }

    /** Samples of more than 8 bits. */
    private static void fromDeep(Raster raster, ComponentColorModel model, int[] argb) {
        int w = raster.getWidth();
        int bands = raster.getNumBands();
        boolean grey = kind(model) == ColorSpace.TYPE_GRAY;
        int colours = grey ? 1 : 3;
        boolean alpha = model.hasAlpha() && bands > colours;
        var window = SampleWindow.of(raster, colours);
        double opaque = model.getTransferType() == DataBuffer.TYPE_USHORT ? 65535 : 1;
        var row = new double[w * bands];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, w, 1, row);
            for (int x = 0; x < w; x++) {
                int r = window.level(row[x * bands]);
                int g = grey ? r : window.level(row[x * bands + 1]);
                int b = grey ? r : window.level(row[x * bands + 2]);
                int a = alpha ? (int) Math.clamp(Math.rint(row[x * bands + colours] / opaque * 255), 0, 255) : 255;
                argb[y * w + x] = overWhite(a << 24 | r << 16 | g << 8 | b);
            }
        }
    }

    private static int scale(int sample, int max) {
        return max == 255 ? sample : (int) ((sample * 255L + max / 2) / max);
    }

    private static int overWhite(int argb) {
        int a = argb >>> 24;
        if (a == 255) {
            return argb;
        }
        return 0xFF000000 | mix(argb >> 16 & 0xFF, a) << 16 | mix(argb >> 8 & 0xFF, a) << 8 | mix(argb & 0xFF, a);
    }

    private static int mix(int value, int alpha) { return (value * alpha + 255 * (255 - alpha) + 127) / 255; }

    /** Averages boxes of pixels so that the longer side of a picture of the given full size becomes at most {@code maxSide}. */
    static Picture shrink(Picture part, int fullWidth, int fullHeight, int maxSide) {
        double scale = Math.min(1, (double) maxSide / Math.max(fullWidth, fullHeight));
        int w = Math.clamp(Math.round(fullWidth * scale), 1, part.width());
        int h = Math.clamp(Math.round(fullHeight * scale), 1, part.height());
        if (w == part.width() && h == part.height()) {
            return part;
        }
        var out = new int[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                out[y * w + x] = average(part, start(x, part.width(), w), start(y, part.height(), h),
                        start(x + 1, part.width(), w), start(y + 1, part.height(), h));
            }
        }
        return new Picture(w, h, out);
    }

    private static int start(int i, int from, int to) { return (int) ((long) i * from / to); }

    private static int average(Picture part, int x0, int y0, int x1, int y1) {
        long r = 0;
        long g = 0;
        long b = 0;
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                int p = part.argb()[y * part.width() + x];
                r += p >> 16 & 0xFF;
                g += p >> 8 & 0xFF;
                b += p & 0xFF;
            }
        }
        long n = (long) (x1 - x0) * (y1 - y0);
        return 0xFF000000 | (int) ((r + n / 2) / n) << 16 | (int) ((g + n / 2) / n) << 8 | (int) ((b + n / 2) / n);
    }
}
