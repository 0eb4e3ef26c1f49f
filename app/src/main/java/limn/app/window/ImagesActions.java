package limn.app.window;

import java.util.function.Supplier;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.view.Gallery;
import limn.annotator.view.TagAction;
import limn.app.window.command.Action;
import limn.app.window.command.Actions;
import limn.app.window.command.KeyChord;
import limn.app.window.command.Scope;
import limn.app.window.gallery.FilterBar;

/** What keys, buttons and the palette can do in the Images place. */
final class ImagesActions {
    private static final int PER_PAGE = 9;

    private final Desk desk;
    private final Gallery gallery;
    private final GalleryTagging tagging;
    private final Actions actions;

    ImagesActions(Desk desk, Gallery gallery, GalleryTagging tagging) {
        this.desk = desk;
        this.gallery = gallery;
        this.tagging = tagging;
        actions = desk.actions();
    }

    void add(FilterBar filters, GoToBox goTo, SelectionBar selection, Runnable addImages) {
        var steps = desk.model().steps();
        actions.add(Scope.IMAGES, Action.of("global.edit.undo", () -> StepWords.undo(desk)).icon("mdi2u-undo")
                .repeating().named(() -> StepWords.named(desk.texts(), false, steps.names().undo()))
                .unless(() -> steps.mayUndo() ? "" : desk.texts().get("keys.nothingToUndo")));
        actions.add(Scope.IMAGES, Action.of("global.edit.redo", () -> StepWords.redo(desk)).icon("mdi2r-redo")
                .repeating().named(() -> StepWords.named(desk.texts(), true, steps.names().redo()))
                .unless(() -> steps.mayRedo() ? "" : desk.texts().get("keys.nothingToRedo")));
        actions.add(Action.of("images.open.add", addImages).icon("mdi2f-folder-multiple-image"));
        actions.add(Action.of("images.find.search", filters::focusSearch).icon("mdi2m-magnify"));
        actions.add(Action.of("images.find.clear", filters::clear).icon("mdi2f-filter-off-outline"));
        actions.add(Action.of("images.find.goto", goTo::open).icon("mdi2a-arrow-right-circle-outline"));
        addSelection(selection);
        addTags();
        actions.setFallback(Scope.IMAGES, this::ownKey);
        var size = gallery.tileSizeProperty();
        actions.add(Action.of("images.view.smaller", () -> size.set(Math.max(96, size.get() / 1.15))).repeating());
        actions.add(Action.of("images.view.larger", () -> size.set(Math.min(320, size.get() * 1.15))).repeating());
        var masks = gallery.masksShownProperty();
        actions.add(Action.held("images.view.masks", () -> masks.set(true), () -> masks.set(false))
                .icon("mdi2l-layers-outline"));
        actions.add(Action.of("images.set.repair", () -> ImagesSide.repair(desk)).icon("mdi2s-scale-balance"));
    }

    private void addSelection(SelectionBar bar) {
        actions.add(Action.of("images.open.label", bar::paintFirst).icon("mdi2b-brush").unless(this::nothing));
        actions.add(Action.of("images.select.all", gallery::selectAll).icon("mdi2s-select-all"));
        actions.add(Action.of("images.select.invert", gallery::invertSelection).icon("mdi2s-select-inverse"));
        actions.add(Action.of("images.set.validation", () -> bar.split(Split.VAL)).unless(this::nothing));
        actions.add(Action.of("images.set.training", () -> bar.split(Split.TRAIN)).unless(this::nothing));
        actions.add(Action.of("images.set.flag", bar::flag).icon("mdi2f-flag-outline").unless(this::nothing));
        actions.add(Action.of("images.classes.find", bar::findClass).icon("mdi2t-tag-outline").unless(this::nothing));
        actions.add(Action.of("images.classes.page", () -> gallery.turnKeyPage(1)).unless(this::onePage));
    }

    private void addTags() {
        for (int i = 0; i < PER_PAGE; i++) {
            int digit = i;
            actions.add(tag("images.tag.", digit, "keys.tagOf", () -> gallery.cycle(classOf(digit))));
            actions.add(tag("images.present.", digit, "keys.presentOf", () -> set(digit, TagState.PRESENT)));
            actions.add(tag("images.absent.", digit, "keys.absentOf", () -> set(digit, TagState.ABSENT)));
        }
        actions.add(Action.of("images.tags.others", () -> gallery.tag(new TagAction.OthersAbsent()))
                .unless(this::nothing));
        actions.add(Action.of("images.tags.unknown", () -> gallery.tag(new TagAction.AllUnknown()))
                .unless(this::nothing));
        actions.add(Action.of("images.tags.previous", tagging::asPrevious).icon("mdi2c-content-copy")
                .unless(this::nothing));
        actions.add(Action.of("images.tags.accept", tagging::acceptSuggestions).icon("mdi2c-check-all")
                .unless(() -> tagging.hasSuggestions() ? "" : desk.texts().get("keys.nothingSuggested")));
    }

    /** The keys that classes have of their own: the next tag, with Shift present, with Alt absent. */
    private boolean ownKey(KeyChord chord) {
        String name = new KeyChord(chord.code(), false, false, false).text();
        var found = desk.model().classes().classes().stream().filter(c -> c.key().equalsIgnoreCase(name)).findFirst();
        if (found.isEmpty() || chord.shortcut() || gallery.selectedCount() == 0) {
            return false;
        }
        if (chord.shift() || chord.alt()) {
            gallery.tag(new TagAction.SetState(found.get().index(),
                    chord.shift() ? TagState.PRESENT : TagState.ABSENT));
        } else {
            gallery.cycle(found.get().index());
        }
        return true;
    }

    private Action tag(String id, int digit, String words, Runnable run) {
        Supplier<String> obstacle = () -> {
            String nothing = nothing();
            return nothing.isEmpty() ? ClassWords.missing(desk, classOf(digit)) : nothing;
        };
        return Action.of(id + (digit + 1), run).named(() -> ClassWords.named(desk, words, classOf(digit)))
                .unless(obstacle);
    }

    private void set(int digit, TagState state) { gallery.tag(new TagAction.SetState(classOf(digit), state)); }

    /** The class that a digit means on the page that is turned up. @param digit from 0 */
    private int classOf(int digit) {
        return gallery.classOfDigit(digit + 1).orElse(gallery.keyPageProperty().get() * PER_PAGE + digit);
    }

    private String nothing() { return gallery.selectedCount() == 0 ? desk.texts().get("keys.nothingSelected") : ""; }

    private String onePage() { return gallery.keyPages() < 2 ? desk.texts().get("keys.onePage") : ""; }
}
