package limn.app.text;

import java.util.Locale;
import java.util.regex.Pattern;
import limn.annotator.format.Reason;

/** Says why a file, or something in it, was not taken. */
public final class ReasonWords {
    private static final Pattern NEXT_WORD = Pattern.compile("_(.)");
    private final Texts texts;

    public ReasonWords(Texts texts) { this.texts = texts; }

    public String of(Reason reason) { return texts.get("reason." + name(reason.kind()), reason.arguments().toArray()); }

    /** The name of a kind in the bundles and in JSON: its constant in lower camel case. */
    public static String name(Reason.Kind kind) {
        return NEXT_WORD.matcher(kind.name().toLowerCase(Locale.ROOT))
                .replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
    }
}
