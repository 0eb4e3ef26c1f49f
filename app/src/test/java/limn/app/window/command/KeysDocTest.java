package limn.app.window.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import limn.app.text.Texts;
import org.junit.jupiter.api.Test;

class KeysDocTest {
    private static final Path PAGE = Path.of("../docs/howto-keys.md");

    /** The tables of the page: one for each place, with the keys of every preset where they differ from the default. */
    private static String tables() {
        Texts texts = Texts.of(Locale.ENGLISH);
        var lines = new ArrayList<String>();
        List<Preset> others = Arrays.stream(Preset.values()).filter(p -> p != Preset.DEFAULT).toList();
        for (Scope scope : Scope.values()) {
            lines.add("### " + texts.get("action.scope." + scope.key()));
            lines.add("");
            lines.add("| action | Default | " + others.stream().map(p -> texts.get("keys.preset." + p.key()))
                    .collect(Collectors.joining(" | ")) + " |");
            lines.add("|---|---|" + "---|".repeat(others.size()));
            for (String id : Preset.DEFAULT.keys().ids()) {
                if (Scope.of(id) == scope) {
                    lines.add("| " + texts.get("action." + id) + " | " + shown(Preset.DEFAULT, id) + " | "
                            + others.stream().map(p -> differs(p, id) ? shown(p, id) : "")
                                    .collect(Collectors.joining(" | "))
                            + " |");
                }
            }
            lines.add("");
        }
        return String.join("\n", lines);
    }

    private static boolean differs(Preset preset, String id) {
        return !preset.keys().of(id).equals(Preset.DEFAULT.keys().of(id));
    }

    private static String shown(Preset preset, String id) {
        return preset.keys().of(id).stream().map(c -> "`" + c.text() + "`").collect(Collectors.joining(" "));
    }

    @Test
    void thePageTellsTheKeysThatThereAre() throws IOException {
        String tables = tables();
        Path written = Path.of("target/howto-keys-tables.md");
        Files.writeString(written, tables);
        assertThat(Files.readString(PAGE)).as("copy %s into the page", written).contains(tables);
    }
}
