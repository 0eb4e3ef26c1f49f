package limn.app.cli;

import limn.app.text.ErrorText;
import limn.app.text.ErrorWords;
import limn.app.text.Texts;

/** The command was not understood. */
final class WrongUsage extends Exception {
    private static final long serialVersionUID = 1;
    private final transient ErrorText error;

    WrongUsage(Texts texts, Exception reason) {
        super(reason);
        this.error = new ErrorWords(texts).of(reason);
    }

    WrongUsage(ErrorText error) {
        super(error.what());
        this.error = error;
    }

    ErrorText error() { return error; }
}
