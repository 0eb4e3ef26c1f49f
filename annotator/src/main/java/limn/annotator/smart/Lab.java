package limn.annotator.smart;

/** Colours in CIE L*a*b* (D65), where distances are about as large as they look. */
final class Lab {
    private static final float[] LINEAR = new float[256];
    private static final int STEPS = 4096;
    private static final float[] ROOT = new float[STEPS + 1];

    static {
        for (int i = 0; i < 256; i++) {
            double c = i / 255.0;
            LINEAR[i] = (float) (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        for (int i = 0; i <= STEPS; i++) {
            double t = (double) i / STEPS;
            ROOT[i] = (float) (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116);
        }
    }

    private Lab() {}

    /** Lightness 0..100, then a and b, of every sample: three floats each. */
    static float[] of(Crop crop) {
        var lab = new float[crop.width() * crop.height() * 3];
        for (int i = 0; i < lab.length; i += 3) {
            float b = LINEAR[crop.bgr()[i] & 0xFF];
            float g = LINEAR[crop.bgr()[i + 1] & 0xFF];
            float r = LINEAR[crop.bgr()[i + 2] & 0xFF];
            float x = root((0.4124f * r + 0.3576f * g + 0.1805f * b) / 0.9505f);
            float y = root(0.2126f * r + 0.7152f * g + 0.0722f * b);
            float z = root((0.0193f * r + 0.1192f * g + 0.9505f * b) / 1.089f);
            lab[i] = 116 * y - 16;
            lab[i + 1] = 500 * (x - y);
            lab[i + 2] = 200 * (y - z);
        }
        return lab;
    }

    private static float root(float t) { return ROOT[Math.clamp(Math.round(t * STEPS), 0, STEPS)]; }
}
