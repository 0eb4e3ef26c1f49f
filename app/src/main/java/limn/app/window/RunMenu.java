package limn.app.window;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import limn.app.text.Texts;
import limn.app.train.RunCatalog;
import limn.app.window.command.Action;
import limn.app.window.command.Actions;
import limn.app.window.parts.Icons;

/** The deeds of runs as a menu and as actions, for every list of runs. */
final class RunMenu {
    private final Texts texts;
    private final RunDeeds deeds;
    private final Supplier<List<RunCatalog.Entry>> chosen;

    /** @param chosen the runs that are selected */
    RunMenu(Texts texts, RunDeeds deeds, Supplier<List<RunCatalog.Entry>> chosen) {
        this.texts = texts;
        this.deeds = deeds;
        this.chosen = chosen;
    }

    /** The menu of a right click. */
    ContextMenu menu() {
        var menu = new ContextMenu();
        menu.setOnShowing(e -> fill(menu.getItems()));
        fill(menu.getItems());
        return menu;
    }

    private void fill(List<MenuItem> items) {
        List<RunCatalog.Entry> runs = chosen.get();
        MenuItem resume = item("mdi2p-play", "window.train.resume", this::resume);
        resume.setDisable(runs.size() != 1 || !deeds.whyNotResume(runs.getFirst()).isEmpty());
        MenuItem copy = item("mdi2c-content-copy", "window.runs.copy", this::copy);
        copy.setDisable(runs.size() != 1);
        MenuItem delete = item("mdi2d-delete-outline", "window.runs.delete", this::delete);
        delete.setDisable(runs.isEmpty());
        items.clear();
        items.addAll(List.of(resume, copy, new SeparatorMenuItem(), delete));
    }

    private MenuItem item(String icon, String key, Runnable does) {
        var item = new MenuItem(texts.get(key), Icons.of(icon));
        item.setOnAction(e -> does.run());
        return item;
    }

    /** The deeds as actions of a place. @param place train or results */
    void addActions(Actions actions, String place, TextField find, TextField note) {
        actions.add(Action.of(place + ".run.find", find::requestFocus).icon("mdi2m-magnify"));
        actions.add(Action.of(place + ".run.note", note::requestFocus).icon("mdi2n-note-edit-outline")
                .unless(() -> chosen.get().isEmpty() ? texts.get("window.runs.chooseOne") : ""));
        actions.add(Action.of(place + ".run.copy", this::copy).icon("mdi2c-content-copy").unless(this::whyNotOne));
        actions.add(Action.of(place + ".run.delete", this::delete).icon("mdi2d-delete-outline")
                .unless(() -> chosen.get().isEmpty() ? texts.get("window.runs.chooseOne") : ""));
    }

    private String whyNotOne() { return chosen.get().size() == 1 ? "" : texts.get("window.runs.chooseOne"); }

    /** Why the chosen run cannot go on, or "". */
    String whyNotResume() {
        return chosen.get().size() == 1 ? deeds.whyNotResume(chosen.get().getFirst()) : whyNotOne();
    }

    void resume() { one(deeds::resume); }

    void copy() { one(deeds::copyRecipe); }

    void delete() { deeds.delete(chosen.get()); }

    private void one(java.util.function.Consumer<RunCatalog.Entry> deed) {
        List<RunCatalog.Entry> runs = chosen.get();
        if (runs.size() == 1) {
            deed.accept(runs.getFirst());
        }
    }
}
