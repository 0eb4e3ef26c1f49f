package limn.app.window;

import java.util.function.Consumer;
import limn.app.text.Texts;
import limn.app.window.command.Actions;

/**
 * What the places of an open project share.
 *
 * @param notices shows a message
 * @param progress shows work in the status row
 * @param folders asks for a folder
 * @param actions everything that can be done, for places to add theirs
 */
record Desk(Texts texts, ProjectModel model, Jobs jobs, Trainer trainer, Consumer<Notice> notices,
        Consumer<Progress> progress, FolderChooser folders, Actions actions) {

    /** Shows that something failed, in words, with the technical part to unfold. */
    void failed(Exception failure) {
        notices.accept(Failures.notice(texts, failure));
    }
}
