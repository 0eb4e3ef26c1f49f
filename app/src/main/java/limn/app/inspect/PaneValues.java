package limn.app.inspect;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import limn.engine.run.SampleSheet;

/**
 * A picture of a run as numbers and as colours. Treat the arrays as read-only.
 *
 * @param kind what the numbers are
 * @param raw row by row: 0xAARRGGBB of photos, class or 254 or 255 of labels, 0..white of greys
 * @param white the number of a share of 1, for greys
 * @param scale what white means
 * @param palette 0xAARRGGBB of each label; empty for other kinds
 */
public record PaneValues(String name, String role, Kind kind, int width, int height, int[] raw, int white, double scale,
        int[] palette) {
    /** What the numbers of a picture are. */
    public enum Kind {
        PHOTO, LABELS, SHARES, AMOUNTS
    }

    /** Reads a picture as the sheet describes it. */
    static PaneValues read(Path folder, SampleSheet.Pane pane) throws IOException {
        PaneValues read = read(folder.resolve(pane.file()), pane.name(), pane.role());
        return pane.kind().equals("amounts") && read.kind == Kind.SHARES
                ? new PaneValues(read.name, read.role, Kind.AMOUNTS, read.width, read.height, read.raw, read.white,
                        pane.scale(), read.palette)
                : read;
    }

    /** Reads a picture by its form: indexed ones are labels, grey ones shares, others photos. @throws IOException if it is none */
    public static PaneValues read(Path file, String name, String role) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        if (image == null) {
            throw new IOException("no picture: " + file);
        }
        int w = image.getWidth();
        int h = image.getHeight();
        if (image.getColorModel() instanceof IndexColorModel colours) {
            var palette = new int[256];
            for (int i = 0; i < colours.getMapSize(); i++) {
                palette[i] = colours.getRGB(i);
            }
            return new PaneValues(name, role, Kind.LABELS, w, h, samples(image), 255, 1, palette);
        }
        if (image.getRaster().getNumBands() == 1) {
            int white = (1 << image.getSampleModel().getSampleSize(0)) - 1;
            return new PaneValues(name, role, Kind.SHARES, w, h, samples(image), white, 1, new int[0]);
        }
        return new PaneValues(name, role, Kind.PHOTO, w, h, image.getRGB(0, 0, w, h, null, 0, w), 255, 1, new int[0]);
    }

    /** Reads the colours of a picture alone. */
    static PaneValues picture(Path file, String name) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        if (image == null) {
            throw new IOException("no picture: " + file);
        }
        int w = image.getWidth();
        int h = image.getHeight();
        return new PaneValues(name, "", Kind.PHOTO, w, h, image.getRGB(0, 0, w, h, null, 0, w), 255, 1, new int[0]);
    }

    private static int[] samples(BufferedImage image) {
        return image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
    }

    /** The number at a pixel. */
    public int at(int x, int y) { return raw[y * width + x]; }

    /** What a grey pixel means. */
    public double amount(int x, int y) { return amount(y * width + x); }

    double amount(int index) { return raw[index] * scale / white; }

    /** The largest number of a grey picture. */
    double largest() {
        return Arrays.stream(raw).max().orElse(0) * scale / white;
    }

    /**
     * The picture in colours, 0xAARRGGBB: labels in class colours, void hatched, undecided clear; greys from black to white, where
     * white is 1, or the largest amount if that is more.
     */
    public int[] colours() {
        return switch (kind) {
            case PHOTO -> raw;
            case LABELS -> labels();
            case SHARES -> greys(scale);
            case AMOUNTS -> greys(Math.max(1, scale));
        };
    }

    private int[] labels() {
        var argb = new int[raw.length];
        for (int i = 0; i < argb.length; i++) {
            int label = raw[i];
            boolean stripe = (i % width + i / width) / 4 % 2 == 0;
            argb[i] = switch (label) {
                case Labels.UNLABELLED -> 0;
                case Labels.VOID -> stripe ? 0xFF303030 : 0xFF505050;
                default -> palette[label];
            };
        }
        return argb;
    }

    private int[] greys(double top) {
        var argb = new int[raw.length];
        for (int i = 0; i < argb.length; i++) {
            int level = (int) Math.round(Math.clamp(amount(i) / top, 0, 1) * 255);
            argb[i] = 0xFF000000 | level << 16 | level << 8 | level;
        }
        return argb;
    }
}
