package limn.app.demo;

/** Smooth random surfaces, the same for the same seed: value noise on a lattice of hashed numbers, and sums of its octaves. */
record Noise(long seed) {
    /** One octave at a place; 0..1, features about one unit wide. */
    double at(double x, double y) {
        long x0 = (long) Math.floor(x);
        long y0 = (long) Math.floor(y);
        double u = fade(x - x0);
        double v = fade(y - y0);
        double top = corner(x0, y0) * (1 - u) + corner(x0 + 1, y0) * u;
        double bottom = corner(x0, y0 + 1) * (1 - u) + corner(x0 + 1, y0 + 1) * u;
        return top * (1 - v) + bottom * v;
    }

    /** Several octaves, each half as wide and half as strong as the one before; 0..1. */
    double sum(double x, double y, int octaves) {
        double total = 0;
        double weight = 0;
        double strength = 1;
        for (int i = 0; i < octaves; i++) {
            total += strength * at(x * (1 << i) + 17.3 * i, y * (1 << i) - 9.1 * i);
            weight += strength;
            strength /= 2;
        }
        return total / weight;
    }

    private static double fade(double t) { return t * t * (3 - 2 * t); }

    /** A number in 0..1 for a lattice point: the finaliser of SplitMix64 (Steele, Lea, Flood, 2014) over both coordinates. */
    private double corner(long x, long y) {
        long z = seed + x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return ((z ^ z >>> 31) >>> 11) * 0x1.0p-53;
    }
}
