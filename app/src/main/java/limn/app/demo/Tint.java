package limn.app.demo;

import java.awt.Color;
import java.util.random.RandomGenerator;

/** Arithmetic on colours 0xRRGGBB. */
public final class Tint {
    private Tint() {}

    /** From a (share 0) to b (share 1). */
    public static int mix(int a, int b, double share) {
        double t = Math.clamp(share, 0, 1);
        return channel(a, b, 16, t) << 16 | channel(a, b, 8, t) << 8 | channel(a, b, 0, t);
    }

    private static int channel(int a, int b, int shift, double t) {
        return (int) Math.round((a >> shift & 255) * (1 - t) + (b >> shift & 255) * t);
    }

    /** Brightness times a factor, cut at white. */
    static int light(int rgb, double factor) {
        return clip((rgb >> 16 & 255) * factor) << 16 | clip((rgb >> 8 & 255) * factor) << 8
                | clip((rgb & 255) * factor);
    }

    static int clip(double value) { return (int) Math.clamp(Math.round(value), 0L, 255L); }

    /** The colour with hue, saturation and brightness moved a little. */
    static int near(int rgb, double amount, RandomGenerator random) {
        float[] hsb = Color.RGBtoHSB(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, new float[3]);
        float hue = (float) (hsb[0] + random.nextDouble(-0.06, 0.06) * amount);
        float saturation = (float) Math.clamp(hsb[1] * (1 + random.nextDouble(-0.35, 0.35) * amount), 0, 1);
        float brightness = (float) Math.clamp(hsb[2] * (1 + random.nextDouble(-0.25, 0.2) * amount), 0, 1);
        return Color.HSBtoRGB(hue, saturation, brightness) & 0xFFFFFF;
    }

    static Color color(int rgb) { return new Color(rgb); }

    static Color color(int rgb, double alpha) {
        return new Color(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, (int) Math.round(255 * Math.clamp(alpha, 0, 1)));
    }
}
