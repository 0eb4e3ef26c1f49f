package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import limn.app.text.Bundles;
import limn.engine.recipe.Recipe;
import org.junit.jupiter.api.Test;

class WindowTextsTest {
    private static final Pattern KEY = Pattern.compile("\"(window\\.[A-Za-z0-9._-]+)\"");

    private static Properties bundle(String language) throws IOException { return Bundles.of("window", language); }

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
    void everyLanguageHasAllWordsWithTheSameArguments() throws IOException { Bundles.assertComplete("window"); }

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
