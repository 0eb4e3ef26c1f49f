package limn.annotator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ViewTextsTest {
    private static Properties bundle(String language) throws Exception {
        var properties = new Properties();
        try (Reader reader = new InputStreamReader(
                ViewTexts.class.getResourceAsStream("messages_" + language + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndNoEmptyText() throws Exception {
        Properties english = bundle("en");
        Properties korean = bundle("ko");

        assertThat(english.keySet()).isEqualTo(korean.keySet());
        assertThat(english.values()).noneMatch(v -> v.toString().isBlank());
        assertThat(korean.values()).noneMatch(v -> v.toString().isBlank());
    }

    @Test
    void koreanIsSpokenToKoreansAndEnglishToEverybodyElse() {
        assertThat(ViewTexts.of(Locale.KOREA).apply("view.eraser")).isEqualTo("지우개");
        assertThat(ViewTexts.of(Locale.FRANCE).apply("view.eraser")).isEqualTo("Eraser");
    }
}
