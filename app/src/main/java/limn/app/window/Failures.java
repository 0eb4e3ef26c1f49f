package limn.app.window;

import java.io.PrintWriter;
import java.io.StringWriter;
import limn.app.text.ErrorWords;
import limn.app.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong into sentences, and keeps the technical part to be unfolded. Logs it once. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static Notice notice(Texts texts, Exception failure) {
        LOG.warn("reported to the user", failure);
        var details = new StringWriter();
        failure.printStackTrace(new PrintWriter(details));
        return Notice.of(Notice.Level.ERROR, words(texts, failure)).withDetails(details.toString());
    }

    static String words(Texts texts, Throwable failure) {
        return String.join(" ", new ErrorWords(texts).of(failure).lines());
    }
}
