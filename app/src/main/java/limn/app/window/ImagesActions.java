package limn.app.window;

import limn.annotator.view.Gallery;
import limn.app.window.command.Action;
import limn.app.window.command.Actions;
import limn.app.window.command.Scope;

/** What keys, buttons and the palette can do in the Images place. */
final class ImagesActions {
    private ImagesActions() {}

    static void add(Desk desk, Gallery gallery, FilterBar filters) {
        Actions actions = desk.actions();
        actions.add(Scope.IMAGES, Action.of("global.edit.undo", desk.model()::undoTags).icon("mdi2u-undo").repeating());
        actions.add(Scope.IMAGES, Action.of("global.edit.redo", desk.model()::redoTags).icon("mdi2r-redo").repeating());
        actions.add(Action.of("images.find.search", filters::focusSearch).icon("mdi2m-magnify"));
        actions.add(Action.of("images.find.clear", filters::clear).icon("mdi2f-filter-off-outline"));
        var size = gallery.tileSizeProperty();
        actions.add(Action.of("images.view.smaller", () -> size.set(Math.max(96, size.get() / 1.15))).repeating());
        actions.add(Action.of("images.view.larger", () -> size.set(Math.min(320, size.get() * 1.15))).repeating());
    }
}
