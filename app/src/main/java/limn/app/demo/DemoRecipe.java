package limn.app.demo;

import java.util.Map;
import java.util.TreeMap;

/** The numbers for the small pictures of the sample project: a few minutes on two cores, with something to see soon. */
public final class DemoRecipe {
    /** How long each training is. */
    public static final int STEPS = 400;

    private DemoRecipe() {}

    /** The same for a method that mixes images: soon, so that there is something to see. */
    public static Map<String, String> mixing(int steps) {
        Map<String, String> settings = settings(steps);
        settings.put("mixFrom", "0.1");
        return settings;
    }

    /** Settings that differ from the defaults, by key. */
    public static Map<String, String> settings(int steps) {
        String often = String.valueOf(Math.max(1, steps / 10));
        return new TreeMap<>(
                Map.of("steps", String.valueOf(steps), "crop", "128", "width", "0.5", "decoderChannels",
                        "64",
                        "evaluateEvery", often, "checkpointEvery", String.valueOf(Math.max(1, steps / 5)),
                        "sampleEvery", "10"));
    }
}
