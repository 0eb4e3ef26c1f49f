package limn.app.window.command;

import java.text.Normalizer;
import java.util.Locale;

/**
 * How well a few typed letters fit a text: as a beginning, the beginning of a word, a part, or letter by letter with gaps. A Hangul
 * consonant fits every syllable that begins with it, and both normal forms are the same.
 */
public final class Fuzzy {
    private static final String INITIALS = "\u3131\u3132\u3134\u3137\u3138\u3139\u3141\u3142\u3143\u3145\u3146\u3147\u3148\u3149\u314a\u314b\u314c\u314d\u314e";
    private static final char FIRST_SYLLABLE = '\uac00';
    private static final char LAST_SYLLABLE = '\ud7a3';
    /** Syllables that share their first consonant, and those that share the vowel too. */
    private static final int PER_INITIAL = 588;
    private static final int PER_VOWEL = 28;
    private static final int BEGINNING = 800;
    private static final int WORD = 600;
    private static final int PART = 400;
    private static final int GAPS = 100;

    private Fuzzy() {}

    /** The form in which texts are compared: composed, in lower case. */
    public static String form(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /**
     * How well every word of a query fits, 0 if one does not; more is better, and a shorter text is better than a longer one.
     *
     * @param query in {@link #form}
     * @param text in {@link #form}
     */
    public static int score(String query, String text) {
        int sum = 0;
        for (int from = 0; from < query.length();) {
            int end = query.indexOf(' ', from);
            String word = query.substring(from, end < 0 ? query.length() : end);
            from += word.length() + 1;
            if (!word.isEmpty()) {
                int score = ofWord(word, text);
                if (score == 0) {
                    return 0;
                }
                sum += score;
            }
        }
        return sum == 0 ? 0 : Math.max(1, sum - Math.min(text.length(), 99));
    }

    private static int ofWord(String word, String text) {
        int best = 0;
        for (int at = 0; at + word.length() <= text.length(); at++) {
            if (isAt(word, text, at)) {
                if (at == 0) {
                    return BEGINNING;
                }
                best = Math.max(best, Character.isLetterOrDigit(text.charAt(at - 1)) ? PART : WORD);
            }
        }
        return best > 0 ? best : withGaps(word, text);
    }

    private static boolean isAt(String word, String text, int at) {
        for (int i = 0; i < word.length(); i++) {
            if (!fits(word.charAt(i), text.charAt(at + i))) {
                return false;
            }
        }
        return true;
    }

    /** Letter by letter with gaps, the first one at the beginning of a word; fewer gaps are better. */
    private static int withGaps(String word, String text) {
        int next = 0;
        int gaps = 0;
        for (int i = 0; i < text.length() && next < word.length(); i++) {
            boolean begins = i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
            if (fits(word.charAt(next), text.charAt(i)) && (next > 0 || begins)) {
                next++;
            } else if (next > 0) {
                gaps++;
            }
        }
        return next == word.length() && word.length() > 1 ? Math.max(1, GAPS - gaps) : 0;
    }

    private static boolean fits(char typed, char there) {
        if (typed == there) {
            return true;
        }
        if (there < FIRST_SYLLABLE || there > LAST_SYLLABLE) {
            return false;
        }
        int syllable = there - FIRST_SYLLABLE;
        int initial = INITIALS.indexOf(typed);
        if (initial >= 0) {
            return syllable / PER_INITIAL == initial;
        }
        boolean open = typed >= FIRST_SYLLABLE && typed <= LAST_SYLLABLE && (typed - FIRST_SYLLABLE) % PER_VOWEL == 0;
        return open && syllable / PER_VOWEL == (typed - FIRST_SYLLABLE) / PER_VOWEL; // a syllable that is still being typed
    }
}
