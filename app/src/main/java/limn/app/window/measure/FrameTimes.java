package limn.app.window.measure;

import java.util.Arrays;

/** Times in milliseconds and what is said of them. @param sorted smallest first */
public record FrameTimes(double... sorted) {
    public FrameTimes {
        sorted = sorted.clone();
        Arrays.sort(sorted);
    }

    /** The smallest time that this share of all does not exceed; 0 without times. @param share 0..1 */
    public double atShare(double share) {
        return sorted.length == 0
                ? 0
                : sorted[Math.clamp((long) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
    }
}
