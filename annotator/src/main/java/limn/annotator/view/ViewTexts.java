package limn.annotator.view;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;

/** The words of the controls. Keys begin with {@code view.}; English stands in for languages that are not there. */
public final class ViewTexts {
    private ViewTexts() {}

    /** Words of a language; throws MissingResourceException for a key that does not exist. */
    public static Function<String, String> of(Locale locale) {
        Locale there = "ko".equals(locale.getLanguage()) ? Locale.KOREAN : Locale.ENGLISH;
        return ResourceBundle.getBundle("limn.annotator.view.messages", there)::getString;
    }
}
