package limn.app.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Draws harbour scenes by program: land, sky, water, houses, boats and buoys in changing light. The same seed and size give the
 * same picture. Classes share their colours, things hide one another, haze and shadow change them: shape and texture decide.
 */
final class DemoScenes {
    private DemoScenes() {}

    /** One thing to paint, later if it is nearer. */
    private record Placed(double y, Runnable paint) {}

    /** @param width pixels; best with height at 4 : 3 */
    static DemoScene draw(long seed, int width, int height) {
        var random = new SplittableRandom(seed * 7919 + 17);
        var canvas = new SceneCanvas(width, height);
        var noise = new Noise(random.nextLong());
        Mood mood = Mood.any(random);
        double horizon = random.nextDouble(48, 78);
        var backdrop = new Backdrop(canvas, mood, horizon, noise, random);
        var things = new Things(canvas, mood, random);

        backdrop.sky();
        backdrop.water();
        if (random.nextInt(10) < 6) {
            DoubleUnaryOperator ridge = backdrop.hills();
            village(things, ridge, horizon, random);
        }
        fleet(things, horizon, random).forEach(p -> p.paint().run());
        if (random.nextInt(10) < 6) {
            farm(things, backdrop.shore(), random);
        }
        if (random.nextInt(10) < 3) {
            backdrop.beach();
        }
        if (random.nextInt(10) < 3) {
            backdrop.reeds();
        }
        light(canvas, noise, random);
        return canvas.done();
    }

    private static void village(Things things, DoubleUnaryOperator ridge, double horizon, RandomGenerator random) {
        int houses = random.nextInt(3);
        for (int i = 0; i < houses; i++) {
            double x = random.nextDouble(10, SceneCanvas.WIDTH - 20);
            if (horizon - ridge.applyAsDouble(x) > 6) {
                things.house(x, horizon - random.nextDouble(0, 3), random.nextDouble(0.7, 1.1), 0.5);
            }
        }
    }

    private static void farm(Things things, DoubleUnaryOperator rim, RandomGenerator random) {
        int houses = random.nextInt(1, 4);
        for (int i = 0; i < houses; i++) {
            double x = random.nextDouble(8, SceneCanvas.WIDTH - 30);
            double y = Math.max(rim.applyAsDouble(x), rim.applyAsDouble(x + 24)) + 3;
            if (y < SceneCanvas.HEIGHT - 10) {
                things.house(x, y, random.nextDouble(1.3, 2.1), 0.1);
            }
        }
    }

    /** What floats, far things first. */
    private static List<Placed> fleet(Things things, double horizon, RandomGenerator random) {
        var fleet = new ArrayList<Placed>();
        int boats = random.nextInt(4);
        for (int i = 0; i < boats; i++) {
            double depth = random.nextDouble(0.12, 0.85);
            double y = horizon + depth * (SceneCanvas.HEIGHT - horizon);
            double x = random.nextDouble(8, SceneCanvas.WIDTH - 8);
            double size = 0.75 + 1.5 * depth;
            fleet.add(new Placed(y, () -> things.boat(x, y, size, 1 - depth)));
        }
        int buoys = random.nextInt(4);
        for (int i = 0; i < buoys; i++) {
            double depth = random.nextDouble(0.25, 0.9);
            double y = horizon + depth * (SceneCanvas.HEIGHT - horizon);
            double x = random.nextDouble(8, SceneCanvas.WIDTH - 8);
            double size = 1.0 + 1.5 * depth;
            fleet.add(new Placed(y, () -> things.buoy(x, y, size, 1 - depth)));
        }
        fleet.sort(Comparator.comparingDouble(Placed::y));
        return fleet;
    }

    /** Shadows of clouds over everything, colour cast, vignette and grain. */
    private static void light(SceneCanvas canvas, Noise noise, RandomGenerator random) {
        double contrast = random.nextDouble(0.92, 1.12);
        double[] cast = {random.nextDouble(0.94, 1.06), random.nextDouble(0.96, 1.04), random.nextDouble(0.94, 1.06)};
        double grain = random.nextDouble(1, 4);
        canvas.each((x, y, rgb) -> {
            double cloud = 0.82 + 0.36 * noise.sum(x / 80 + 300, y / 60, 2);
            double away = Math.hypot(x / SceneCanvas.WIDTH - 0.5, y / SceneCanvas.HEIGHT - 0.5);
            double factor = cloud * (1.06 - 0.35 * away * away);
            double jitter = grain * random.nextGaussian();
            int red = Tint.clip(((rgb >> 16 & 255) * factor * cast[0] - 128) * contrast + 128 + jitter);
            int green = Tint.clip(((rgb >> 8 & 255) * factor * cast[1] - 128) * contrast + 128 + jitter);
            int blue = Tint.clip(((rgb & 255) * factor * cast[2] - 128) * contrast + 128 + jitter);
            return red << 16 | green << 8 | blue;
        });
    }
}
