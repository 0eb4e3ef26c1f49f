package limn.app.window.parts;

import javafx.scene.control.Button;

/** A button whose words are never cut. */
public final class WordButton extends Button {
    /** @param id by which tests and styles find it */
    public WordButton(String id, String words, Runnable does) {
        super(words);
        setId(id);
        setMinWidth(USE_PREF_SIZE);
        setOnAction(e -> does.run());
    }
}
