package limn.app.window;

import java.util.Locale;
import java.util.Optional;
import limn.annotator.store.ProjectStep;
import limn.app.text.Texts;

/** What steps of the project's history are called, and undo and redo of them with a message. */
final class StepWords {
    private StepWords() {}

    /** What a step was, as <em>merge of boat into ship</em>. */
    static String of(Texts texts, ProjectStep.Name step) {
        return texts.get("window.step." + step.kind().name().toLowerCase(Locale.ROOT), step.words().toArray());
    }

    /** Words for a menu, or "" if there is nothing to do. */
    static String named(Texts texts, boolean forward, Optional<ProjectStep.Name> step) {
        return step.map(s -> texts.get(forward ? "window.redo.named" : "window.undo.named", of(texts, s))).orElse("");
    }

    static void undo(Desk desk) { desk.model().steps().undo(step -> said(desk, "window.undone", step), desk::failed); }

    /** Takes one step back, and says so if that is not possible any more because of others that came after it. */
    static void undo(Desk desk, long sequence, ProjectStep.Name name) {
        desk.model().steps().undo(sequence, name, step -> said(desk, "window.undone", step),
                () -> desk.notices().accept(Notice.of(Notice.Level.INFO,
                        desk.texts().get("window.undo.over", of(desk.texts(), name)))),
                desk::failed);
    }

    static void redo(Desk desk) { desk.model().steps().redo(step -> said(desk, "window.redone", step), desk::failed); }

    private static void said(Desk desk, String key, ProjectStep step) {
        String what = of(desk.texts(), new ProjectStep.Name(step.kind(), step.words()));
        desk.notices().accept(Notice.of(Notice.Level.INFO, desk.texts().get(key, what)));
    }
}
