package limn.app.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.text.Font;

/** The font with Hangul that comes with the program, for machines that have none: used for Korean words only. */
final class Fonts {
    private static final List<String> FILES = List.of("NanumGothic-Regular.ttf", "NanumGothic-Bold.ttf");

    private Fonts() {}

    /** Dresses the window in a font that has the letters of the language. */
    static void apply(Parent root, Locale language) {
        boolean korean = language.getLanguage().equals(Locale.KOREAN.getLanguage());
        root.setStyle(korean ? "-fx-font-family: \"" + family() + "\";" : "");
    }

    private static String family() {
        String family = Font.getDefault().getFamily();
        for (String file : FILES) {
            try (var in = Objects.requireNonNull(Fonts.class.getResourceAsStream("/limn/app/font/" + file))) {
                Font loaded = Font.loadFont(in, 13);
                family = loaded == null ? family : loaded.getFamily();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return family;
    }
}
