package limn.app.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import limn.annotator.format.ImageFormatException;
import limn.annotator.format.Reason;
import limn.engine.recipe.Recipe;
import limn.engine.recipe.RecipeException;
import limn.engine.train.Preflight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern HANGUL_AFTER_PLACE = Pattern.compile("\\{\\d}[을를은는이가와과로]( |$|\\.)");

    @ParameterizedTest
    @ValueSource(strings = {"messages", "help"})
    void bothLanguagesHaveTheSameKeysWithTheSamePlaces(String bundle) throws IOException {
        Properties english = load(bundle + "_en");
        Properties korean = load(bundle + "_ko");

        assertThat(korean.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(korean.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    @Test
    void noKoreanParticleFollowsAPlace() throws IOException {
        Properties korean = load("messages_ko");
        assertThat(korean.stringPropertyNames()).allSatisfy(
                key -> assertThat(HANGUL_AFTER_PLACE.matcher(korean.getProperty(key)).find()).as(key).isFalse());
    }

    @Test
    void everyKeyThatCommandsNameIsThere() throws IOException {
        Texts texts = Texts.of(Locale.ENGLISH);
        var missing = new TreeSet<String>();
        Pattern said = Pattern.compile("(?:say|get)\\(\\s*\"(cli\\.[\\w.]+[\\w])\"");
        Pattern failed = Pattern.compile("new UserError\\(\"([\\w.]+)\"|error\\(\"([\\w.]+)\"");
        try (var sources = Files.walk(Path.of("src/main/java/limn/app"))) {
            for (Path source : sources.filter(p -> p.toString().matches(".*(bench|cli|text)/.*\\.java")).toList()) {
                String code = Files.readString(source);
                said.matcher(code).results().map(m -> m.group(1)).filter(k -> !texts.has(k)).forEach(missing::add);
                failed.matcher(code).results().map(MessagesTest::error).filter(k -> !texts.has(k))
                        .forEach(missing::add);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyProblemBeforeTrainingHasWords() {
        var words = new ErrorWords(Texts.of(Locale.KOREAN));
        for (Preflight.Kind kind : Preflight.Kind.values()) {
            assertThat(words.problem(new Preflight.Problem(kind, true, List.of("boat")))).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages_en", "messages_ko"})
    void everyReasonHasWordsAndAllWordsHaveAReason(String bundle) throws IOException {
        List<String> reasons = Stream.of(Reason.Kind.values()).map(k -> "reason." + ReasonWords.name(k)).toList();
        assertThat(load(bundle).stringPropertyNames()).filteredOn(key -> key.startsWith("reason."))
                .containsExactlyInAnyOrderElementsOf(reasons);
    }

    @Test
    void theReasonOfABrokenImageIsInThePersonsLanguage() {
        var failure = new ImageFormatException(Path.of("a.png"), Reason.of(Reason.Kind.PNG_DAMAGED, "IDAT"));
        assertThat(new ErrorWords(Texts.of(Locale.ENGLISH)).of(failure).why())
                .isEqualTo("the PNG file is damaged: wrong checksum of IDAT");
        assertThat(new ErrorWords(Texts.of(Locale.KOREAN)).of(failure).why()).contains("손상", "IDAT");
    }

    @Test
    void anUnknownFailureIsStillASentenceWithANextStep() {
        ErrorText error = new ErrorWords(Texts.of(Locale.ENGLISH)).of(new IllegalStateException("odd"));
        assertThat(error.what()).contains("odd").doesNotContain("Exception");
        assertThat(error.next()).isNotBlank();
    }

    @Test
    void aRecipeOfANewerLimnSaysWhatToDo() {
        var failure = catchThrowableOfType(RecipeException.NewerVersion.class,
                () -> Recipe.fromJson("{\"version\": 7, \"method\": \"telepathy\"}"));
        assertThat(new ErrorWords(Texts.of(Locale.ENGLISH)).of(failure).what()).contains("version 7", "newer Limn");
        assertThat(new ErrorWords(Texts.of(Locale.KOREAN)).of(failure).next()).contains("Limn");
    }

    private static String error(MatchResult match) {
        return "error." + (match.group(1) == null ? match.group(2) : match.group(1));
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).distinct().sorted().collect(Collectors.toList());
    }

    private static Properties load(String bundle) throws IOException {
        var properties = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(MessagesTest.class.getResourceAsStream(bundle + ".properties")),
                StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }
}
