package limn.journeys;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A small folder in the layout <em>folders</em>: bright discs on a dark ground, four for training, two for validation. */
public final class Layout {
    public static final int WIDTH = 80;
    public static final int HEIGHT = 60;

    private Layout() {}

    public static Path write(Path root) throws IOException {
        Files.createDirectories(root.resolve("images"));
        Files.createDirectories(root.resolve("masks"));
        Files.createDirectories(root.resolve("splits"));
        for (int i = 0; i < 6; i++) {
            ImageIO.write(picture(i), "png", root.resolve("images/disc" + i + ".png").toFile());
            ImageIO.write(mask(i), "png", root.resolve("masks/disc" + i + ".png").toFile());
        }
        Files.writeString(root.resolve("splits/train.txt"), names(0, 4));
        Files.writeString(root.resolve("splits/val.txt"), names(4, 6));
        Files.writeString(root.resolve("labelled.txt"), names(0, 2));
        Files.writeString(root.resolve("tags.csv"), "image,split,tags\n" + IntStream.range(0, 6)
                .mapToObj(i -> "disc" + i + "," + (i < 4 ? "train" : "val") + ",disc\n").collect(Collectors.joining()));
        Files.writeString(root.resolve("classes.json"), """
                {"classes": [{"index": 0, "name": "background", "color": "#000000", "tag": false},
                             {"index": 1, "name": "disc", "color": "#E69F00", "tag": true}], "ignore_index": 255}
                """);
        return root;
    }

    private static String names(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "disc" + i + "\n").collect(Collectors.joining());
    }

    private static BufferedImage picture(int index) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        paint(image, index, new Color(40, 45, 60), new Color(230, 190, 90));
        return image;
    }

    private static BufferedImage mask(int index) {
        byte[] red = {0, (byte) 230};
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, 2, red, red, red));
        paint(image, index, Color.BLACK, new Color(230, 230, 230));
        return image;
    }

    private static void paint(BufferedImage image, int index, Color ground, Color disc) {
        Graphics2D g = image.createGraphics();
        g.setColor(ground);
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.setColor(disc);
        g.fillOval(6 + 7 * index, 4 + 4 * index, 26, 26);
        g.dispose();
    }
}
