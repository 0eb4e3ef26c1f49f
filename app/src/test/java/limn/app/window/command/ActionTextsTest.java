package limn.app.window.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Properties;
import java.util.Set;
import limn.app.text.Bundles;
import org.junit.jupiter.api.Test;

class ActionTextsTest {
    private static Properties bundle(String language) throws IOException { return Bundles.of("actions", language); }

    @Test
    void everyLanguageHasAllWordsWithTheSameArguments() throws IOException { Bundles.assertComplete("actions"); }

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
