package limn.annotator.view;

/**
 * How the samples of a picture are shown; what they are stays as it is. Each sample v of 0..1 is shown as
 * {@code (v^(1/gamma) - 1/2) * contrast + 1/2}, cut off at 0 and 1.
 *
 * @param contrast 0.25..4, 1 as it is
 * @param gamma 0.2..5, 1 as it is, more makes the dark parts lighter
 */
public record Tone(double contrast, double gamma, Channel channel) {
    /** Which samples are shown; a single channel as grey. */
    public enum Channel {
        ALL, RED, GREEN, BLUE
    }

    /** The picture as it is. */
    public static final Tone NEUTRAL = new Tone(1, 1, Channel.ALL);

    public Tone {
        if (!(contrast >= 0.25 && contrast <= 4)) {
            throw new IllegalArgumentException("contrast must be in 0.25..4 but is " + contrast);
        }
        if (!(gamma >= 0.2 && gamma <= 5)) {
            throw new IllegalArgumentException("gamma must be in 0.2..5 but is " + gamma);
        }
    }

    public boolean isNeutral() { return equals(NEUTRAL); }

    public Tone withContrast(double changed) { return new Tone(changed, gamma, channel); }

    public Tone withGamma(double changed) { return new Tone(contrast, changed, channel); }

    public Tone withChannel(Channel changed) { return new Tone(contrast, gamma, changed); }

    /** What is shown for each sample 0..255. */
    int[] table() {
        var table = new int[256];
        for (int v = 0; v < 256; v++) {
            double shown = (Math.pow(v / 255.0, 1 / gamma) - 0.5) * contrast + 0.5;
            table[v] = (int) Math.rint(Math.clamp(shown, 0, 1) * 255);
        }
        return table;
    }
}
