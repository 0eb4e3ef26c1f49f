package limn.app.window.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ActionTextsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    private static Properties bundle(String language) throws IOException {
        var texts = new Properties();
        try (var in = Objects.requireNonNull(
                ActionTextsTest.class.getResourceAsStream("/limn/app/text/actions_" + language + ".properties"))) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }

    @Test
    void everyLanguageHasTheSameKeysAndNoTextIsEmpty() throws IOException {
        Properties english = bundle("en");
        Properties korean = bundle("ko");
        assertThat(korean.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (Properties texts : List.of(english, korean)) {
            assertThat(texts.stringPropertyNames()).allSatisfy(key -> assertThat(texts.getProperty(key)).isNotBlank());
        }
    }

    @Test
    void placeholdersAreTheSameInEveryLanguage() throws IOException {
        Properties english = bundle("en");
        Properties korean = bundle("ko");
        for (String key : english.stringPropertyNames()) {
            assertThat(placeholders(korean.getProperty(key))).as(key)
                    .isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    private static Set<String> placeholders(String text) {
        var found = new TreeSet<String>();
        PLACEHOLDER.matcher(text).results().forEach(m -> found.add(m.group()));
        return found;
    }

    @Test
    void everyActionItsPlaceAndItsGroupHaveWords() throws IOException {
        Set<String> known = bundle("en").stringPropertyNames();
        for (String id : Preset.DEFAULT.keys().ids()) {
            String[] parts = id.split("\\.");
            assertThat(parts).as(id).hasSize(3);
            assertThat(known).contains("action." + id, "action.scope." + parts[0], "action.group." + parts[1]);
            if (parts[2].equals("1")) {
                assertThat(known).contains("action.family." + parts[0] + "." + parts[1] + ".n");
            }
        }
    }

    @Test
    void noWordsAreLeftOfActionsThatAreGone() throws IOException {
        var ids = Set.copyOf(Preset.DEFAULT.keys().ids());
        assertThat(bundle("en").stringPropertyNames().stream().filter(k -> k.startsWith("action."))
                .map(k -> k.substring("action.".length()))
                .filter(k -> !k.startsWith("scope.") && !k.startsWith("group.") && !k.startsWith("family.")))
                .allMatch(ids::contains);
    }
}
