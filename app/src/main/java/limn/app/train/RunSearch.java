package limn.app.train;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Finds runs by words. */
public final class RunSearch {
    private RunSearch() {}

    /**
     * The runs in which every word of a search is found: in their names, notes, settings as {@code key=value}, or other words.
     *
     * @param otherWords what else is said of a run, as its method and status in the language of the window
     */
    public static List<RunCatalog.Entry> find(List<RunCatalog.Entry> runs, String search,
            Function<RunCatalog.Entry, String> otherWords) {
        List<String> wanted = Arrays.asList(plain(search).strip().split("\\s+"));
        return runs.stream().filter(run -> {
            String all = plain(words(run) + otherWords.apply(run));
            return wanted.stream().allMatch(all::contains);
        }).toList();
    }

    private static String words(RunCatalog.Entry run) {
        var words = new StringBuilder(run.folder().name()).append(' ').append(run.note()).append(' ');
        run.settings().forEach((key, value) -> words.append(key).append('=').append(value).append(' '));
        return words.toString();
    }

    /** Hangul is typed and stored in composed or decomposed form. */
    private static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
