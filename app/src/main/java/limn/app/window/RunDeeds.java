package limn.app.window;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import limn.app.text.Texts;
import limn.app.train.KnownRecipes;
import limn.app.train.RunCatalog;
import limn.app.train.RunNotes;
import limn.app.train.RunTrash;
import limn.engine.recipe.Recipe;
import limn.engine.run.RunFolder;

/** What can be done with a run of the list, wherever it is listed. In the window's thread only. */
final class RunDeeds {
    private static final double MIB = 1 << 20;
    private final Desk desk;
    private final Texts texts;
    private final RunTrash trash;
    private final Consumer<Recipe> setup;
    private final Consumer<RunFolder> watch;
    private final List<Runnable> listeners = new ArrayList<>();

    /** @param setup fills the start of a new run with a recipe, and shows it @param watch shows a run where it is followed */
    RunDeeds(Desk desk, Consumer<Recipe> setup, Consumer<RunFolder> watch) {
        this.desk = desk;
        this.setup = setup;
        this.watch = watch;
        texts = desk.texts();
        trash = new RunTrash(desk.model().project().runs());
    }

    /** Told when runs came, went, or have another note. */
    void onChange(Runnable listener) { listeners.add(listener); }

    private void changed() { List.copyOf(listeners).forEach(Runnable::run); }

    /** Why a run cannot go on, or "". */
    String whyNotResume(RunCatalog.Entry run) {
        return desk.trainer().isBusy()
                ? texts.get("window.train.busy")
                : run.state().canResume() ? "" : texts.get("keys.nothingToResume");
    }

    void resume(RunCatalog.Entry run) {
        if (whyNotResume(run).isEmpty()) {
            desk.trainer().resume(run.folder(), Trainer.Change.NONE);
            watch.accept(run.folder());
        }
    }

    /** Fills the start of a new run with the recipe of this one. */
    void copyRecipe(RunCatalog.Entry run) {
        desk.jobs().run("copy recipe", () -> KnownRecipes.of(run.folder()), setup, desk::failed);
    }

    void note(RunFolder run, String note) {
        desk.jobs().run("note " + run.name(), () -> {
            RunNotes.write(run, note);
            return run;
        }, done -> changed(), desk::failed);
    }

    /** Moves runs into the trash; the notice brings them back. */
    void delete(List<RunCatalog.Entry> runs) {
        List<RunCatalog.Entry> ended = runs.stream().filter(r -> !r.state().status().isActive()).toList();
        if (ended.size() < runs.size()) {
            desk.notices().accept(Notice.of(Notice.Level.WARNING, texts.get("window.runs.delete.active")));
        }
        if (ended.isEmpty()) {
            return;
        }
        desk.jobs().run("delete runs", () -> {
            var thrown = new ArrayList<RunTrash.Thrown>();
            for (RunCatalog.Entry run : ended) {
                thrown.add(trash.add(run.folder()));
            }
            return thrown;
        }, this::thrown, failure -> {
            changed();
            desk.failed(failure);
        });
    }

    private void thrown(List<RunTrash.Thrown> thrown) {
        changed();
        String words = thrown.size() == 1
                ? texts.get("window.runs.deleted.one", thrown.getFirst().from().name())
                : texts.get("window.runs.deleted", thrown.size());
        desk.notices().accept(Notice.of(Notice.Level.INFO, words).withAction(texts.get("window.runs.undo"),
                () -> desk.jobs().run("restore runs", () -> restored(thrown), done -> changed(), desk::failed)));
    }

    private boolean restored(List<RunTrash.Thrown> thrown) throws IOException {
        for (RunTrash.Thrown run : thrown) {
            trash.restore(run);
        }
        return true;
    }

    /** Says what is in the trash, and deletes it for ever if somebody then wants it. */
    void emptyTrash() {
        desk.jobs().run("look into trash", trash::contents, contents -> {
            if (contents.runs().isEmpty()) {
                desk.notices().accept(Notice.of(Notice.Level.INFO, texts.get("window.runs.trash.empty")));
                return;
            }
            desk.notices().accept(Notice.of(Notice.Level.WARNING, texts.get("window.runs.trash",
                    contents.runs().size(), String.format(Locale.ROOT, "%.1f", contents.bytes() / MIB)))
                    .withDetails(String.join("\n", contents.runs().stream().map(p -> p.getFileName().toString())
                            .toList()))
                    .withAction(texts.get("window.runs.trash.delete", contents.runs().size()),
                            () -> desk.jobs().run("empty trash", trash::empty,
                                    count -> desk.notices().accept(Notice.of(Notice.Level.DONE,
                                            texts.get("window.runs.trash.done", count))),
                                    desk::failed)));
        }, desk::failed);
    }
}
