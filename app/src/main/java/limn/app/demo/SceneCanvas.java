package limn.app.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A picture and its mask, painted together. Coordinates are those of a picture of 192 x 144, whatever its real size. Shapes
 * get soft edges in the picture and hard ones in the mask: a pixel belongs to the shape that covers its centre.
 */
final class SceneCanvas {
    static final double WIDTH = 192;
    static final double HEIGHT = 144;

    private final BufferedImage picture;
    private final BufferedImage labels;
    private final Graphics2D paint;
    private final Graphics2D mark;

    /** The colour of a pixel from its place and its colour so far. */
    interface Shader {
        int at(double x, double y, int rgb);
    }

    SceneCanvas(int width, int height) {
        picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        labels = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        paint = graphics(picture, RenderingHints.VALUE_ANTIALIAS_ON);
        mark = graphics(labels, RenderingHints.VALUE_ANTIALIAS_OFF);
    }

    private static Graphics2D graphics(BufferedImage image, Object antialias) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, antialias);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(image.getWidth() / WIDTH, image.getHeight() / HEIGHT);
        return g;
    }

    /** Paints a shape that belongs to a class. */
    void fill(Shape shape, Paint with, int classId) {
        shade(shape, with);
        mark.setColor(new Color(classId));
        mark.fill(shape);
    }

    /** Paints a shape that belongs to whatever lies below it: a window, a shadow, a reflection. */
    void shade(Shape shape, Paint with) {
        paint.setPaint(with);
        paint.fill(shape);
    }

    /** Shades every pixel of a class. */
    void each(int classId, Shader shader) { shade(shader, classId, classId); }

    /** Shades every pixel. */
    void each(Shader shader) { shade(shader, 0, 255); }

    private void shade(Shader shader, int from, int to) {
        int[] pixels = pixels(picture);
        int[] classes = pixels(labels);
        int w = picture.getWidth();
        for (int i = 0; i < pixels.length; i++) {
            int classId = classes[i] & 0xFF;
            if (classId >= from && classId <= to) {
                double x = (i % w + 0.5) * WIDTH / w;
                double y = (i / w + 0.5) * HEIGHT / picture.getHeight();
                pixels[i] = shader.at(x, y, pixels[i] & 0xFFFFFF);
            }
        }
    }

    /** The finished scene; nothing may be painted after that. */
    DemoScene done() {
        paint.dispose();
        mark.dispose();
        int[] classes = pixels(labels);
        var bytes = new byte[classes.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) classes[i];
        }
        return new DemoScene(picture, bytes);
    }

    private static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }
}
