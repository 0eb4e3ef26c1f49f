package limn.app.window.parts;

import limn.app.text.Texts;

/** Times that people worked, in words. */
public final class Durations {
    private Durations() {}

    /** Roughly: seconds below a minute and a half, then whole minutes. */
    public static String about(Texts texts, double seconds) {
        return seconds < 90
                ? texts.get("window.took.seconds", Math.max(1, Math.round(seconds)))
                : texts.get("window.took.wholeMinutes", Math.round(seconds / 60));
    }

    /** As <em>2 h 5 min</em>, <em>3 min 20 s</em> or <em>12 s</em>. */
    public static String words(Texts texts, long millis) {
        long seconds = millis / 1000;
        if (seconds >= 3600) {
            return texts.get("window.took.hours", seconds / 3600, seconds % 3600 / 60);
        }
        return seconds >= 60
                ? texts.get("window.took.minutes", seconds / 60, seconds % 60)
                : texts.get("window.took.seconds", seconds);
    }
}
