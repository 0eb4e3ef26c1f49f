package limn.app.window;

import java.util.List;
import javafx.scene.layout.StackPane;
import limn.app.text.Texts;
import limn.app.window.command.Action;
import limn.app.window.command.Actions;
import limn.app.window.command.KeyDispatch;
import limn.app.window.command.KeySheet;
import limn.app.window.command.Keys;
import limn.app.window.command.KeysPage;
import limn.app.window.command.Overlay;
import limn.app.window.command.Palette;
import limn.app.window.command.PaletteSource;
import limn.app.window.command.Scope;

/** What can be done in every place and on the start page, and the keys in use. In the window's thread only. */
final class WindowActions {
    /** What the window does itself. */
    interface Deeds {
        boolean isProjectOpen();

        void nextTheme();

        void otherLanguage();

        void closeProject();

        /** What the palette searches beside the actions. */
        List<PaletteSource> searched();
    }

    private final Keys keys;
    private final Overlay overlay;
    private final KeyDispatch dispatch;
    private Actions actions;

    WindowActions(StackPane root, Settings settings, Texts texts) {
        keys = new Keys(settings);
        overlay = new Overlay(root);
        actions = new Actions(texts, keys::map);
        dispatch = new KeyDispatch(() -> actions, overlay);
        dispatch.install(root);
        keys.mapProperty().subscribe(map -> actions.refresh());
    }

    Keys keys() { return keys; }

    Actions now() { return actions; }

    /** What cards over the window lie in. */
    Overlay overlay() { return overlay; }

    /** Begins anew, as for another project or language: what was added before is forgotten, what lies over the window is closed. */
    Actions renew(Texts texts, Deeds deeds) {
        overlay.close();
        var fresh = new Actions(texts, keys::map);
        actions = fresh;
        fresh.enter(deeds.isProjectOpen() ? Scope.IMAGES : Scope.START);
        fresh.add(Action.of("global.window.palette", () -> Palette.toggle(fresh, overlay, deeds.searched()))
                .icon("mdi2m-magnify"));
        fresh.add(Action.of("global.window.sheet", () -> KeySheet.toggle(fresh, overlay))
                .icon("mdi2h-help-circle-outline"));
        fresh.add(Action.of("global.window.keys", () -> KeysPage.toggle(fresh, keys, dispatch, overlay))
                .icon("mdi2k-keyboard-settings-outline"));
        fresh.add(Action.of("global.window.theme", deeds::nextTheme).icon("mdi2t-theme-light-dark"));
        fresh.add(Action.of("global.window.language", deeds::otherLanguage).icon("mdi2t-translate"));
        fresh.add(Action.of("global.window.close", deeds::closeProject).icon("mdi2f-folder-open-outline")
                .unless(() -> deeds.isProjectOpen() ? "" : texts.get("keys.noProject")));
        return fresh;
    }

    /** Adds what the start page can do. */
    void addStart(StartPage.Actions does) {
        actions.add(Action.of("start.project.create", does::create).icon("mdi2f-folder-multiple-image"));
        actions.add(Action.of("start.project.open", does::open).icon("mdi2f-folder-open-outline"));
        actions.add(Action.of("start.project.sample", does::demo).icon("mdi2s-sail-boat"));
    }
}
