package limn.app.cli;

import java.io.PrintStream;
import java.util.Map;
import limn.app.text.ErrorText;
import limn.app.text.ErrorWords;
import limn.app.text.Texts;
import tools.jackson.databind.json.JsonMapper;

/** Where a command speaks. With JSON its result is one object on {@code out}; words go to {@code err}. */
final class Console {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final PrintStream out;
    private final PrintStream err;
    private final Texts texts;
    private final boolean json;
    private final boolean terminal;

    /** @param terminal whether a person watches: progress may rewrite its line */
    Console(PrintStream out, PrintStream err, Texts texts, boolean json, boolean terminal) {
        this.out = out;
        this.err = err;
        this.texts = texts;
        this.json = json;
        this.terminal = terminal;
    }

    Console withJson(boolean wanted) { return new Console(out, err, texts, wanted, terminal); }

    Texts texts() { return texts; }

    PrintStream err() { return err; }

    boolean isTerminal() { return terminal; }

    /** The result of the command: one JSON object, or the lines of text. */
    void result(Map<String, ?> facts, Iterable<String> lines) {
        if (json) {
            out.println(MAPPER.writeValueAsString(facts));
        } else {
            lines.forEach(out::println);
        }
        out.flush();
    }

    /** How far a command is, one JSON object on a line of its own, at once: for programs that follow. */
    void progress(int done, int of) {
        out.println(MAPPER.writeValueAsString(Map.of("done", done, "of", of)));
        out.flush();
    }

    /** A number on a line of its own, at once: for programs that follow. */
    void number(int number) {
        out.println(number);
        out.flush();
    }

    /** A message beside the result. */
    void say(String key, Object... arguments) {
        err.println(texts.get(key, arguments));
    }

    /** Reports an error in its three parts. */
    void fail(ErrorText error) {
        error.lines().forEach(err::println);
        if (json) {
            out.println(MAPPER.writeValueAsString(
                    Map.of("error", error.what(), "why", error.why(), "next", error.next())));
        }
    }

    void fail(Throwable failure) { fail(new ErrorWords(texts).of(failure)); }
}
