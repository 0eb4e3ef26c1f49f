package limn.app.window;

/** A message that stays until it is answered or closed, never in the way. @param action words of the button, "" for none */
record Notice(Level level, String text, String details, String action, Runnable answer) {
    enum Level {
        INFO, DONE, WARNING, ERROR
    }

    static Notice of(Level level, String text) { return new Notice(level, text, "", "", () -> {}); }

    Notice withDetails(String more) { return new Notice(level, text, more, action, answer); }

    Notice withAction(String words, Runnable does) { return new Notice(level, text, details, words, does); }
}
