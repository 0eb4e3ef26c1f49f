package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import limn.engine.recipe.Recipe;
import org.junit.jupiter.api.Test;

class WindowTextsTest {
    private static final Pattern KEY = Pattern.compile("\"(window\\.[A-Za-z0-9._-]+)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    private static Properties bundle(String language) throws IOException {
        var texts = new Properties();
        try (var in = Objects.requireNonNull(
                WindowTextsTest.class.getResourceAsStream("/limn/app/text/window_" + language + ".properties"))) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static Set<String> keysInCode() throws IOException {
        var keys = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java/limn/app"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(m -> keys.add(m.group(1)));
            }
        }
        keys.remove("window.css");
        return keys;
    }

    @Test
    void everyLanguageHasTheSameKeys() throws IOException {
        assertThat(bundle("ko").stringPropertyNames()).isEqualTo(bundle("en").stringPropertyNames());
    }

    @Test
    void noTextIsEmpty() throws IOException {
        for (String language : List.of("en", "ko")) {
            Properties texts = bundle(language);
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
    void everyRecipeAndEachOfItsNumbersHasWords() throws Exception {
        Set<String> known = bundle("en").stringPropertyNames();
        for (String method : Recipe.methods()) {
            assertThat(known).contains("window.method." + method, "window.method." + method + ".about");
            assertThat(Recipe.of(method).settings()).extracting(s -> "window.setting." + s.key()).isSubsetOf(known);
        }
    }

    @Test
    void everyKeyInTheCodeHasAText() throws IOException {
        Set<String> known = bundle("en").stringPropertyNames();
        var missing = new ArrayList<String>();
        for (String key : keysInCode()) {
            boolean there = key.endsWith(".") ? known.stream().anyMatch(k -> k.startsWith(key)) : known.contains(key);
            if (!there && !key.equals("window.setting.")) {
                missing.add(key);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextIsUsed() throws IOException {
        Set<String> used = keysInCode();
        var unused = new ArrayList<String>();
        for (String key : bundle("en").stringPropertyNames()) {
            if (used.stream().noneMatch(u -> u.endsWith(".") ? key.startsWith(u) : key.equals(u))) {
                unused.add(key);
            }
        }
        assertThat(unused).isEmpty();
    }

    @Test
    void noKeyIsWrittenTwice() throws IOException {
        for (String language : List.of("en", "ko")) {
            List<String> keys = Files
                    .readAllLines(Path.of("src/main/resources/limn/app/text/window_" + language + ".properties"))
                    .stream()
                    .filter(line -> line.contains("=")).map(line -> line.substring(0, line.indexOf('='))).toList();
            assertThat(keys).doesNotHaveDuplicates();
        }
    }
}
