package limn.app.text;

import java.util.Locale;
import limn.annotator.exchange.Loss;

/** Says what an export would lose. */
public final class LossWords {
    private final Texts texts;

    public LossWords(Texts texts) { this.texts = texts; }

    public String of(Loss loss) {
        return texts.get("loss." + name(loss.kind()), loss.amount(), loss.images(), String.join(", ", loss.names()));
    }

    /** A choice in words, for people who do not type commands. */
    public String choice(Loss.Kind kind, String word) {
        return texts.get("loss." + name(kind) + "." + word);
    }

    private static String name(Loss.Kind kind) {
        return kind == Loss.Kind.OTHER_CLASSES ? "otherClasses" : kind.name().toLowerCase(Locale.ROOT);
    }
}
