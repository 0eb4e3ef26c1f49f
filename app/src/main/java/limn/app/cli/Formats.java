package limn.app.cli;

import limn.app.text.UserError;

/** The formats that a command knows. */
final class Formats {
    private Formats() {}

    static void require(Console console, String known, String wanted) throws WrongUsage {
        if (!wanted.equals(known)) {
            throw new WrongUsage(console.texts(), new UserError("format", wanted, known));
        }
    }
}
