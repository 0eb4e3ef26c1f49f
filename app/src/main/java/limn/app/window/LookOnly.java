package limn.app.window;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import limn.annotator.store.Holder;
import limn.annotator.store.Project;
import limn.app.text.HolderWords;
import limn.app.text.Texts;

/** The banner of a project that can be looked at only: why, and what can be done about it. */
final class LookOnly {
    private LookOnly() {}

    /** @param again opens a project */
    static Notice notice(Texts texts, Project project, Consumer<Path> again) {
        Optional<Holder> holder = project.holder();
        if (holder.isEmpty()) {
            return Notice.of(Notice.Level.WARNING, texts.get("window.readOnly"));
        }
        String who = new HolderWords(texts).of(holder.get());
        String words = holder.get().isOnThisHost()
                ? texts.get("window.held", who)
                : texts.get("window.heldElsewhere", who, project.folder());
        return Notice.of(Notice.Level.INFO, words).withAction(texts.get("window.held.again"),
                () -> again.accept(project.folder()));
    }
}
