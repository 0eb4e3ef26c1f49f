package limn.app.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.random.RandomGenerator;

/**
 * Houses, boats and buoys. Each kind has colours that it likes, and now and then any of them wears any other: colour is a hint, shape
 * and place decide.
 */
final class Things {
    private static final int[] OF_HOUSES = {0xB5402E, 0xE3D2A8, 0x8A4B32};
    private static final int[] OF_BOATS = {0xF2EFE6, 0x27446B, 0x3A7D7B};
    private static final int[] OF_BUOYS = {0xE0B437, 0xD9622B};
    private static final int[][] BOX = {OF_HOUSES, OF_BOATS, OF_BUOYS};
    /** How many of ten wear what their kind likes. */
    private static final int FAITHFUL = 7;

    private final SceneCanvas canvas;
    private final Mood mood;
    private final RandomGenerator random;

    Things(SceneCanvas canvas, Mood mood, RandomGenerator random) {
        this.canvas = canvas;
        this.mood = mood;
        this.random = random;
    }

    /** A house whose floor is at y. @param size 1 is about 26 wide @param distance 0 near .. 1 at the horizon */
    void house(double x, double y, double size, double distance) {
        var place = place(x, y, size, random.nextBoolean());
        int wall = paint(OF_HOUSES, distance);
        int roof = paint(OF_HOUSES, distance);
        double wide = random.nextDouble(13, 20);
        double deep = random.nextDouble(5, 10);
        double tall = random.nextDouble(10, 17);
        double gable = random.nextDouble(5, 10);
        int house = DemoClass.HOUSE.id();
        canvas.shade(place.createTransformedShape(shape(-2, 0.5, wide + deep + 9, -1.5, wide + deep + 12, 2, -1, 2)),
                new Color(0, 0, 0, 60));
        canvas.fill(place.createTransformedShape(shape(0, 1, 0, -tall, wide, -tall, wide, 1)), lit(wall, place, tall),
                house);
        canvas.fill(
                place.createTransformedShape(shape(wide, 1, wide, -tall, wide + deep / 2, -tall - gable, wide + deep,
                        -tall, wide + deep, 0)),
                Tint.color(Tint.light(wall, 0.66)), house);
        canvas.fill(place.createTransformedShape(shape(-1.5, -tall + 1, deep / 2 - 1, -tall - gable, wide + deep / 2,
                -tall - gable, wide + 0.8, -tall + 1)), Tint.color(Tint.light(roof, 0.9)), house);
        if (random.nextBoolean()) {
            canvas.fill(place.createTransformedShape(new Rectangle2D.Double(wide * 0.6, -tall - gable - 3.5, 2.6, 5)),
                    Tint.color(Tint.light(roof, 0.6)), house);
        }
        int pane = random.nextInt(3) == 0 ? 0xFFE08A : 0x2E3A44;
        for (double at = 2; at < wide - 3; at += 5) {
            canvas.shade(place.createTransformedShape(new Rectangle2D.Double(at, -tall + 3, 2.6, 3.4)),
                    Tint.color(pane));
        }
        canvas.shade(place.createTransformedShape(new Rectangle2D.Double(wide * 0.4, -4.6, 2.8, 5.2)),
                Tint.color(Tint.light(roof, 0.5)));
    }

    /** A boat whose water line is at y. @param size 1 is about 34 long */
    void boat(double x, double y, double size, double distance) {
        var place = place(x, y, size, random.nextBoolean());
        double length = random.nextDouble(24, 38);
        double board = random.nextDouble(4, 7.5);
        int hull = paint(OF_BOATS, distance);
        int kind = random.nextInt(3);
        int boat = DemoClass.BOAT.id();
        Shape body = hull(length, board);
        mirror(place, body, hull);
        if (kind == 0) {
            sails(place, length, board, distance);
        } else {
            int cabin = paint(OF_BOATS, distance);
            double from = -length * (kind == 1 ? 0.12 : 0.38);
            double wide = length * (kind == 1 ? 0.3 : 0.24);
            double tall = random.nextDouble(4.5, 8.5);
            canvas.fill(place.createTransformedShape(shape(from, -board + 1, from + 0.6, -board - tall, from + wide,
                    -board - tall, from + wide + 1.5, -board + 1)), lit(cabin, place, tall), boat);
            canvas.shade(
                    place.createTransformedShape(
                            new Rectangle2D.Double(from + 1.5, -board - tall + 1.2, wide - 2, 2.4)),
                    Tint.color(0x26323C));
            if (kind == 2) {
                canvas.fill(
                        place.createTransformedShape(
                                new Rectangle2D.Double(from + wide * 0.4, -board - tall - 6, 3, 6.5)),
                        Tint.color(paint(OF_BOATS, distance)), boat);
            }
        }
        canvas.fill(place.createTransformedShape(body), lit(hull, place, board), boat);
        canvas.shade(place.createTransformedShape(shape(-length / 2 + 0.6, -board + 1, -length / 2 + 0.9, -board + 2.2,
                length / 2 - 1.6, -board + 2.1, length / 2 - 0.8, -board + 0.9)),
                Tint.color(Tint.light(hull, 1.35), 0.8));
        canvas.shade(place.createTransformedShape(new Ellipse2D.Double(-length * 0.46, -0.6, length * 0.9, 1.8)),
                new Color(10, 20, 30, 70));
    }

    private void sails(AffineTransform place, double length, double board, double distance) {
        double tall = length * random.nextDouble(0.75, 1.1);
        int cloth = paint(OF_BOATS, distance);
        int boat = DemoClass.BOAT.id();
        canvas.fill(place.createTransformedShape(new Rectangle2D.Double(-0.7, -board - tall, 1.4, tall + 1)),
                Tint.color(Tint.light(mood.far(0x5A4636, distance), 0.9)), boat);
        var main = new Path2D.Double();
        main.moveTo(-0.9, -board - tall + 0.5);
        main.quadTo(-length * 0.3, -board - tall * 0.5, -length * 0.42, -board - 1.8);
        main.lineTo(-0.9, -board - 1.8);
        main.closePath();
        canvas.fill(place.createTransformedShape(main), lit(cloth, place, tall), boat);
        var jib = new Path2D.Double();
        jib.moveTo(1, -board - tall * 0.9);
        jib.quadTo(length * 0.22, -board - tall * 0.4, length * 0.44, -board - 1);
        jib.lineTo(1, -board - 2);
        jib.closePath();
        canvas.fill(place.createTransformedShape(jib), Tint.color(Tint.light(cloth, 0.85)), boat);
    }

    /** A buoy that floats at y. @param size 1 is about 9 wide */
    void buoy(double x, double y, double size, double distance) {
        var place = place(x, y, size, false);
        place.rotate(random.nextDouble(-0.22, 0.22));
        int paint = paint(OF_BUOYS, distance);
        int stripe = paint(OF_BUOYS, distance);
        int buoy = DemoClass.BUOY.id();
        Shape body = switch (random.nextInt(3)) {
            case 0 -> new Ellipse2D.Double(-5, -8.5, 10, 10);
            case 1 -> shape(-5.5, 1.5, -1.6, -13, 1.6, -13, 5.5, 1.5);
            default -> shape(-3.8, 1.5, -3.8, -11, 3.8, -11, 3.8, 1.5);
        };
        double top = body.getBounds2D().getMinY();
        mirror(place, body, paint);
        canvas.fill(place.createTransformedShape(new Rectangle2D.Double(-0.8, top - 5, 1.6, 6)), Tint.color(0x3A3A3A),
                buoy);
        canvas.fill(place.createTransformedShape(new Ellipse2D.Double(-2, top - 7, 4, 4)), Tint.color(stripe), buoy);
        canvas.fill(place.createTransformedShape(body), lit(paint, place, 11), buoy);
        var band = new java.awt.geom.Area(body);
        band.intersect(new java.awt.geom.Area(new Rectangle2D.Double(-8, top * 0.62, 16, -top * 0.28)));
        canvas.shade(place.createTransformedShape(band), Tint.color(stripe, 0.9));
        canvas.shade(place.createTransformedShape(new Ellipse2D.Double(-4, 0.4, 8, 2)), new Color(10, 20, 30, 70));
    }

    private static Shape hull(double length, double board) {
        var path = new Path2D.Double();
        path.moveTo(-length / 2, -board);
        path.quadTo(-length / 2 + 1, 0.8, -length / 2 + length * 0.12, 1);
        path.lineTo(length * 0.34, 1);
        path.quadTo(length * 0.45, 0, length / 2, -board - 1.6);
        path.quadTo(0, -board + 1.2, -length / 2, -board);
        path.closePath();
        return path;
    }

    /** The reflection of a body in the water below it. */
    private void mirror(AffineTransform place, Shape body, int rgb) {
        var flipped = new AffineTransform(place);
        flipped.translate(0, 1.5);
        flipped.scale(1, -0.8);
        canvas.shade(flipped.createTransformedShape(body), Tint.color(Tint.light(rgb, 0.6), 0.35));
    }

    private int paint(int[] favourites, double distance) {
        int[] choice = random.nextInt(10) < FAITHFUL ? favourites : BOX[random.nextInt(BOX.length)];
        return mood.far(Tint.near(choice[random.nextInt(choice.length)], 0.6, random), distance);
    }

    /** Paint that is brighter on the side of the sun. */
    private GradientPaint lit(int rgb, AffineTransform place, double tall) {
        double x = place.getTranslateX();
        double y = place.getTranslateY();
        boolean sunLeft = mood.sunX() < x;
        float reach = (float) (Math.abs(place.getScaleX()) * 18);
        Color bright = Tint.color(Tint.light(rgb, 1.12));
        Color dark = Tint.color(Tint.light(rgb, 0.74));
        return new GradientPaint((float) x - reach, (float) (y - tall * place.getScaleY()), sunLeft ? bright : dark,
                (float) x + reach, (float) y, sunLeft ? dark : bright);
    }

    private static AffineTransform place(double x, double y, double size, boolean flipped) {
        var place = AffineTransform.getTranslateInstance(x, y);
        place.scale(flipped ? -size : size, size);
        return place;
    }

    private static Shape shape(double... xy) {
        var path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }
}
