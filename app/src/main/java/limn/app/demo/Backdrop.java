package limn.app.demo;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/** Sky, water and ground: large areas that differ by texture. Clouds are soft and wide, waves are flat streaks, ground is rough. */
final class Backdrop {
    private final SceneCanvas canvas;
    private final Mood mood;
    private final Noise noise;
    private final RandomGenerator random;
    private final double horizon;

    Backdrop(SceneCanvas canvas, Mood mood, double horizon, Noise noise, RandomGenerator random) {
        this.canvas = canvas;
        this.mood = mood;
        this.noise = noise;
        this.random = random;
        this.horizon = horizon;
    }

    void sky() {
        canvas.fill(new Rectangle2D.Double(0, 0, SceneCanvas.WIDTH, SceneCanvas.HEIGHT), Tint.color(mood.zenith()),
                DemoClass.SKY.id());
        double cover = random.nextDouble(0.38, 0.62);
        canvas.each((x, y, rgb) -> {
            double height = Math.clamp(y / horizon, 0, 1);
            int clear = Tint.mix(mood.zenith(), mood.horizon(), Math.pow(height, 1.4));
            double cloud = (noise.sum(x / 46, y / (22 - 12 * height), 4) - cover) * 4;
            double sun = Math.exp(-(Math.pow(x - mood.sunX(), 2) + Math.pow((y - horizon) * 1.5, 2)) / 1800);
            int clouded = Tint.mix(clear, Tint.mix(0xFFFFFF, mood.horizon(), 0.35), Math.clamp(cloud, 0, 0.8));
            return Tint.mix(clouded, 0xFFF4D6, 0.55 * sun);
        });
    }

    void water() {
        canvas.fill(new Rectangle2D.Double(0, horizon, SceneCanvas.WIDTH, SceneCanvas.HEIGHT - horizon),
                Tint.color(mood.water()), DemoClass.WATER.id());
        double swell = random.nextDouble(0.18, 0.42);
        canvas.each(DemoClass.WATER.id(), (x, y, rgb) -> {
            double depth = (y - horizon) / (SceneCanvas.HEIGHT - horizon);
            int base = Tint.mix(Tint.mix(mood.horizon(), mood.water(), 0.35), mood.water(), Math.sqrt(depth));
            double wave = noise.sum(x / (5 + 16 * depth), y / (0.9 + 2.6 * depth), 3) - 0.5;
            double path = Math.exp(-Math.pow((x - mood.sunX()) / (10 + 26 * depth), 2));
            double glitter = wave > 0.1 ? path * 0.6 : 0;
            return Tint.mix(Tint.light(base, 1 + swell * 2 * wave), 0xFFF6DC, glitter);
        });
    }

    /** Hills behind the water, from one side of the picture to somewhere. @return the height of their ridge, y by x */
    DoubleUnaryOperator hills() {
        double peak = random.nextDouble(10, 26);
        double middle = random.nextDouble(0, SceneCanvas.WIDTH);
        double spread = random.nextDouble(50, 150);
        double row = random.nextDouble(0, 1000);
        DoubleUnaryOperator ridge = x -> horizon + 1.5 - peak * Math.exp(-Math.pow((x - middle) / spread, 2))
                * (0.35 + 0.9 * noise.sum(x / 38, row, 3));
        ground(below(ridge, horizon + 2.5), 0.8, ridge);
        return ridge;
    }

    /** A shore that falls from one edge of the picture into the water. @return the height of its rim, y by x */
    DoubleUnaryOperator shore() {
        boolean left = random.nextBoolean();
        double rise = random.nextDouble(22, 50);
        double reach = random.nextDouble(70, 140);
        double foot = random.nextDouble(horizon + 26, SceneCanvas.HEIGHT - 8);
        double row = random.nextDouble(0, 1000);
        DoubleUnaryOperator rim = x -> {
            double away = (left ? x : SceneCanvas.WIDTH - x) / reach;
            return foot - rise * (1 - Math.pow(Math.min(away, 2), 1.7)) + 9 * (noise.sum(x / 24, row, 3) - 0.5);
        };
        ground(below(rim, SceneCanvas.HEIGHT + 20), 0.1, rim);
        return rim;
    }

    /** A beach along the lower edge. */
    void beach() {
        double level = random.nextDouble(SceneCanvas.HEIGHT - 26, SceneCanvas.HEIGHT - 12);
        double row = random.nextDouble(0, 1000);
        DoubleUnaryOperator rim = x -> level + 16 * (noise.sum(x / 60, row, 2) - 0.5);
        ground(below(rim, SceneCanvas.HEIGHT + 20), 0, rim);
    }

    private void ground(Shape shape, double distance, DoubleUnaryOperator rim) {
        int base = Tint.near(mood.land(), 0.7, random);
        canvas.fill(shape, Tint.color(mood.far(base, distance)), DemoClass.LAND.id());
        var box = shape.getBounds2D();
        int bushes = (int) (box.getWidth() * Math.min(box.getHeight(), 60) / 55);
        for (int i = 0; i < bushes; i++) {
            double x = random.nextDouble(0, SceneCanvas.WIDTH);
            double y = rim.applyAsDouble(x) + Math.pow(random.nextDouble(), 2) * 40;
            double size = random.nextDouble(1.2, 3.2) * (1.6 - distance);
            if (y - rim.applyAsDouble(x) > size && shape.contains(x, y)) {
                canvas.shade(new Ellipse2D.Double(x - size, y - size * 0.7, 2 * size, 1.4 * size),
                        Tint.color(mood.far(Tint.light(base, random.nextDouble(0.6, 1.15)), distance), 0.55));
            }
        }
        canvas.each(DemoClass.LAND.id(), (x, y, rgb) -> shape.contains(x, y)
                ? Tint.light(rgb, 1 + (0.62 - 0.4 * distance) * (noise.sum(x / 4.2, y / 3, 3) - 0.5) * 1.3)
                : rgb);
    }

    /** Blades of grass in front of everything. */
    void reeds() {
        double middle = random.nextDouble(0, SceneCanvas.WIDTH);
        int base = Tint.light(Tint.near(mood.land(), 1, random), 0.75);
        for (int i = 0; i < 26; i++) {
            double x = middle + random.nextGaussian() * 16;
            double tall = random.nextDouble(14, 34);
            double lean = random.nextDouble(-7, 7);
            var blade = new Path2D.Double();
            blade.moveTo(x - 1.3, SceneCanvas.HEIGHT);
            blade.quadTo(x, SceneCanvas.HEIGHT - tall * 0.6, x + lean, SceneCanvas.HEIGHT - tall);
            blade.quadTo(x + 1.2, SceneCanvas.HEIGHT - tall * 0.5, x + 1.5, SceneCanvas.HEIGHT);
            blade.closePath();
            canvas.fill(blade, Tint.color(Tint.light(base, random.nextDouble(0.7, 1.4))), DemoClass.LAND.id());
        }
    }

    private static Shape below(DoubleUnaryOperator rim, double floor) {
        var path = new Path2D.Double();
        path.moveTo(-4, floor);
        for (double x = -4; x <= SceneCanvas.WIDTH + 4; x += 1) {
            path.lineTo(x, Math.min(rim.applyAsDouble(x), floor));
        }
        path.lineTo(SceneCanvas.WIDTH + 4, floor);
        path.closePath();
        return path;
    }
}
