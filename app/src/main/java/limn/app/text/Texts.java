package limn.app.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The words of one language, from the bundles {@code messages}, {@code window} and {@code actions}. Immutable. */
public final class Texts {
    private static final List<String> BUNDLES = List.of("messages", "window", "actions");
    private final Locale locale;
    private final List<ResourceBundle> bundles;

    private Texts(Locale locale, List<ResourceBundle> bundles) {
        this.locale = locale;
        this.bundles = List.copyOf(bundles);
    }

    /** Korean for Korean, English for every other language. */
    public static Texts of(Locale wanted) {
        Locale locale = wanted.getLanguage().equals("ko") ? Locale.KOREAN : Locale.ENGLISH;
        var bundles = new ArrayList<ResourceBundle>();
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        for (String name : BUNDLES) {
            try {
                bundles.add(ResourceBundle.getBundle("limn.app.text." + name, locale, control));
            } catch (MissingResourceException absent) {
                // a part of the program that has no words of its own; a missing word is reported by get
            }
        }
        return new Texts(locale, bundles);
    }

    public Locale locale() { return locale; }

    public boolean has(String key) { return bundles.stream().anyMatch(b -> b.containsKey(key)); }

    /**
     * The text of a key with {0}, {1} ... replaced by the arguments.
     *
     * @throws MissingResourceException if no bundle has the key
     */
    public String get(String key, Object... arguments) {
        String text = bundles.stream().filter(b -> b.containsKey(key)).findFirst().map(b -> b.getString(key))
                .orElseThrow(() -> new MissingResourceException("no text for " + key, Texts.class.getName(), key));
        var filled = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int end = text.charAt(i) == '{' ? text.indexOf('}', i) : -1;
            int index = end < 0 ? -1 : number(text.substring(i + 1, end));
            if (index >= 0 && index < arguments.length) {
                filled.append(arguments[index]);
                i = end;
            } else {
                filled.append(text.charAt(i));
            }
        }
        return filled.toString();
    }

    private static int number(String digits) {
        return digits.length() == 1 && Character.isDigit(digits.charAt(0)) ? digits.charAt(0) - '0' : -1;
    }
}
