package limn.journeys;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import limn.app.Main;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs commands in this process and keeps what they say. */
public final class Shell {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What a command did. */
    public record Said(int code, String out, String err) {
        /** The one JSON object on standard output; anything else there fails. */
        public JsonNode json() {
            return JSON.readTree(out);
        }
    }

    private Shell() {}

    public static Said limn(Object... words) { return limn(Locale.ENGLISH, words); }

    public static Said limn(Locale language, Object... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = Main.run(Arrays.stream(words).map(Object::toString).toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                language);
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
