package limn.app.text;

import java.util.ArrayList;
import java.util.List;

/** An error in words: what happened, why as far as known, what to do next. why and next may be empty. */
public record ErrorText(String what, String why, String next) {
    /** The parts that say something, in order. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        for (String part : List.of(what, why, next)) {
            if (!part.isBlank()) {
                lines.add(part);
            }
        }
        return lines;
    }

    /** The text of {@code key}, {@code key.why} and {@code key.next}; the last two are empty if the language has none. */
    static ErrorText of(Texts texts, String key, Object... arguments) {
        return new ErrorText(texts.get(key, arguments), optional(texts, key + ".why", arguments),
                optional(texts, key + ".next", arguments));
    }

    private static String optional(Texts texts, String key, Object... arguments) {
        return texts.has(key) ? texts.get(key, arguments) : "";
    }
}
