package limn.app.inspect;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import limn.app.text.Texts;

/** What stands under a pane about the pixel at the cursor: a class with its confidence, a number, a source. */
public final class PixelWords {
    /** Panes of numbers that belong to a pane of labels. */
    private static final Map<String, String> COMPANIONS = Map.of("pseudo-label", "confidence", "student",
            "student-confidence", "hybrid-allowed", "hybrid-confidence", "pseudo-allowed", "pseudo-confidence",
            "strong-hybrid-allowed", "strong-hybrid-confidence", "strong-pseudo-allowed", "strong-pseudo-confidence",
            "watch-prediction", "watch-confidence");

    /** What an undecided pixel means where it does not mean unlabelled. */
    private static final Map<String, String> UNSAID = Map.of("class-mask", "window.inspect.notCut", "hybrid-forbidden",
            "window.inspect.allowed", "pseudo-forbidden", "window.inspect.allowed", "strong-hybrid-forbidden",
            "window.inspect.allowed", "strong-pseudo-forbidden", "window.inspect.allowed");

    private final Texts texts;

    public PixelWords(Texts texts) { this.texts = texts; }

    /** Whether a pane only gives numbers to another one. */
    public static boolean isCompanion(String pane) {
        return !pane.equals("confidence") && !pane.equals("watch-confidence") && COMPANIONS.containsValue(pane);
    }

    public String at(OpenScene scene, PaneValues pane, int x, int y) {
        return switch (pane.kind()) {
            case PHOTO -> scene.kind().equals("watched")
                    ? ""
                    : scene.origin(pane, x, y).map(o -> o.image()).orElse("");
            case LABELS -> label(scene, pane.at(x, y), UNSAID.getOrDefault(pane.name(), "window.inspect.unlabelled"))
                    + companion(scene, pane, x, y);
            case SHARES -> pane.name().equals("mix-mask")
                    ? texts.get(pane.at(x, y) > 0 ? "window.inspect.fromA" : "window.inspect.fromB")
                    : number(pane.amount(x, y));
            case AMOUNTS -> number(pane.amount(x, y));
        };
    }

    private String label(OpenScene scene, int label, String unlabelled) {
        return switch (label) {
            case Labels.UNLABELLED -> texts.get(unlabelled);
            case Labels.VOID -> texts.get("window.inspect.void");
            default -> scene.className(label).orElse(Integer.toString(label));
        };
    }

    private static String companion(OpenScene scene, PaneValues pane, int x, int y) {
        String name = COMPANIONS.get(pane.name());
        Optional<PaneValues> numbers = name == null || pane.at(x, y) >= Labels.UNLABELLED
                ? Optional.empty()
                : scene.pane(name);
        return numbers.map(n -> " " + number(n.amount(x, y))).orElse("");
    }

    /** A number from 0 on with two digits, or three where it is small. */
    public static String number(double value) {
        return value <= 0
                ? "0"
                : value < 0.0005 ? "<0.001" : String.format(Locale.ROOT, value < 0.01 ? "%.3f" : "%.2f", value);
    }
}
