package limn.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The files of words as they lie there, and what holds for each of them. */
public final class Bundles {
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

    private Bundles() {}

    /** @param name of the file without language, such as window */
    public static Properties of(String name, String language) throws IOException {
        var texts = new Properties();
        try (var in = Objects.requireNonNull(
                Bundles.class.getResourceAsStream("/limn/app/text/" + name + "_" + language + ".properties"))) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }

    /** Every language has the same keys, no text is empty, and the same arguments go into each. */
    public static void assertComplete(String name) throws IOException {
        Properties english = of(name, "en");
        Properties korean = of(name, "ko");
        assertThat(korean.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(english.getProperty(key)).as(key).isNotBlank();
            assertThat(korean.getProperty(key)).as(key).isNotBlank();
            assertThat(arguments(korean.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
        }
    }

    private static Set<String> arguments(String text) {
        var found = new TreeSet<String>();
        ARGUMENT.matcher(text).results().forEach(m -> found.add(m.group()));
        return found;
    }
}
