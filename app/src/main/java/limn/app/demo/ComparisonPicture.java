package limn.app.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import limn.annotator.store.AtomicFiles;
import limn.annotator.format.Picture;
import limn.annotator.model.ClassCatalog;

/** Rows of an image and what people and networks made of it, side by side. */
public final class ComparisonPicture {
    private static final int GAP = 6;
    private static final int ROW = 144;

    /** One row. @param labels label maps of the size of the picture, from left to right */
    public record Row(Picture picture, List<byte[]> labels) {
        public Row { labels = List.copyOf(labels); }
    }

    private ComparisonPicture() {}

    /** Writes the rows as one PNG. Every label map lies in class colours over a pale picture. */
    public static void write(Path file, List<Row> rows, ClassCatalog classes) throws IOException {
        int columns = rows.stream().mapToInt(r -> 1 + r.labels().size()).max().orElse(1);
        int cell = rows.stream().mapToInt(r -> r.picture().width() * ROW / r.picture().height()).max().orElse(ROW);
        var sheet = new BufferedImage(columns * (cell + GAP) + GAP, rows.size() * (ROW + GAP) + GAP,
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setColor(new Color(0xF4F4F2));
        g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            int y = GAP + r * (ROW + GAP);
            int wide = row.picture().width() * ROW / row.picture().height();
            g.drawImage(image(row.picture(), row.picture().argb()), GAP, y, wide, ROW, null);
            for (int c = 0; c < row.labels().size(); c++) {
                int[] coloured = coloured(row.picture(), row.labels().get(c), classes);
                g.drawImage(image(row.picture(), coloured), GAP + (c + 1) * (cell + GAP), y, wide, ROW, null);
            }
        }
        g.dispose();
        AtomicFiles.write(file, out -> ImageIO.write(sheet, "png", out));
    }

    private static int[] coloured(Picture picture, byte[] labels, ClassCatalog classes) {
        var pixels = new int[labels.length];
        for (int i = 0; i < pixels.length; i++) {
            int label = labels[i] & 0xFF;
            int rgb = picture.argb()[i] & 0xFFFFFF;
            int grey = ((rgb >> 16 & 255) * 299 + (rgb >> 8 & 255) * 587 + (rgb & 255) * 114) / 1000;
            pixels[i] = label < classes.size()
                    ? Tint.mix(classes.get(label).rgb(), grey << 16 | grey << 8 | grey, 0.3)
                    : rgb;
        }
        return pixels;
    }

    private static BufferedImage image(Picture picture, int[] rgb) {
        var image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, picture.width(), picture.height(), rgb, 0, picture.width());
        return image;
    }
}
