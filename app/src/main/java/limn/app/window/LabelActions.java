package limn.app.window;

import java.util.Locale;
import limn.annotator.model.Mask;
import limn.annotator.view.CanvasActions;
import limn.annotator.view.MaskCanvas;
import limn.annotator.view.ShapeEdits;
import limn.annotator.view.TagAction;
import limn.annotator.view.Tool;
import limn.app.window.command.Action;
import limn.app.window.command.Actions;
import limn.app.window.command.Scope;

/** What keys, buttons and the palette can do in the Label place. */
final class LabelActions {
    private final LabelPlace place;
    private final Desk desk;
    private final MaskCanvas canvas;
    private final CanvasActions hands;
    private final Actions actions;

    private LabelActions(LabelPlace place, Desk desk) {
        this.place = place;
        this.desk = desk;
        canvas = place.canvas();
        hands = canvas.actions();
        actions = desk.actions();
    }

    static void add(LabelPlace place, Desk desk, History history, ModelPanel model) {
        var all = new LabelActions(place, desk);
        all.addHistory(history);
        all.addTools();
        all.addShapes();
        all.addView();
        all.addTags();
        all.actions.add(Action.of("label.walk.previous", place::previous).icon("mdi2c-chevron-left").repeating());
        all.actions.add(Action.of("label.walk.next", place::next).icon("mdi2c-chevron-right").repeating());
        all.actions.add(Action.of("label.next.open", place::openNext).icon("mdi2p-playlist-play"));
        all.actions.add(Action.of("label.model.show", model::toggle).icon("mdi2a-auto-fix").unless(all::noImage));
        all.addClasses();
        all.addShape(model);
    }

    private String noImage() { return place.shown().isEmpty() ? desk.texts().get("keys.noImage") : ""; }

    private void addHistory(History history) {
        actions.add(Scope.LABEL, Action.of("global.edit.undo", () -> step(history::undo)).icon("mdi2u-undo").repeating()
                .named(() -> named("window.undo.named", history.undoName().get()))
                .unless(() -> hands.isActive() || !history.undoName().get().isEmpty()
                        ? ""
                        : desk.texts().get("keys.nothingToUndo")));
        actions.add(Scope.LABEL, Action.of("global.edit.redo", () -> step(history::redo)).icon("mdi2r-redo").repeating()
                .named(() -> named("window.redo.named", history.redoName().get()))
                .unless(() -> history.redoName().get().isEmpty() ? desk.texts().get("keys.nothingToRedo") : ""));
    }

    /** Undo and redo never reach past what is in the making: of that, they take the last corner back. */
    private void step(Runnable history) {
        if (hands.isActive()) {
            hands.stepBack();
        } else {
            history.run();
        }
    }

    private String named(String key, String what) { return what.isEmpty() ? "" : desk.texts().get(key, what); }

    private void addTools() {
        for (Tool tool : Tool.values()) {
            Runnable choose = tool == Tool.FILL ? hands::fill : () -> hands.choose(tool);
            actions.add(Action.of(id(tool), choose).icon(ToolColumn.icon(tool)));
        }
        actions.add(Action.of("label.brush.smaller", hands::smaller).icon("mdi2m-minus").repeating());
        actions.add(Action.of("label.brush.larger", hands::larger).icon("mdi2p-plus").repeating());
    }

    private void addShapes() {
        ShapeEdits shapes = canvas.shapes();
        for (ShapeEdits.Kind kind : ShapeEdits.Kind.values()) {
            actions.add(Action.of(id("part", kind), () -> shapes.underPointer(kind)).icon(ShapeMenu.icon(kind))
                    .unless(this::noImage));
        }
        for (ShapeEdits.Kind kind : ShapeEdits.Kind.values()) {
            actions.add(Action.of(id("all", kind), () -> shapes.ofClass(kind)).icon(ShapeMenu.icon(kind))
                    .unless(this::noImage));
        }
    }

    /** The action that changes a shape. @param what {@code part} for the one under the pointer or {@code all} of the class */
    static String id(String what, ShapeEdits.Kind kind) {
        return "label." + what + "." + kind.name().toLowerCase(Locale.ROOT);
    }

    /** Enter, Backspace and Escape mean what is in the making; where nothing is, Enter takes over what the model suggests. */
    private void addShape(ModelPanel model) {
        actions.add(Action.of("label.shape.finish", () -> {
            if (!hands.finish()) {
                model.acceptAll();
            }
        }).icon("mdi2c-check-all").unless(this::noImage));
        actions.add(Action.of("label.shape.back", hands::stepBack).icon("mdi2b-backspace-outline").repeating()
                .unless(this::nothingMade));
        actions.add(Action.of("label.shape.leave", hands::cancel).icon("mdi2c-cancel").unless(this::nothingMade));
    }

    private String nothingMade() { return hands.isActive() ? "" : desk.texts().get("keys.nothingMade"); }

    private void addClasses() {
        for (int i = 0; i < 10; i++) {
            int index = i;
            String key = String.valueOf((i + 1) % 10);
            actions.add(Action.of("label.class." + (i + 1), () -> hands.chooseByKey(key))
                    .named(() -> ClassWords.named(desk, "keys.paint", index))
                    .unless(() -> ClassWords.missing(desk, index)));
        }
        actions.add(Action.of("label.class.void", () -> hands.chooseValue(Mask.VOID)));
        actions.add(Action.of("label.class.pick", hands::pickValue).icon("mdi2e-eyedropper"));
        actions.add(Action.of("label.class.swap", hands::swapValues).icon("mdi2s-swap-horizontal"));
        actions.add(Action.of("label.class.lock", hands::turnLock).icon("mdi2l-lock-outline"));
        actions.add(Action.of("label.paint.unlabelled", hands::turnOnlyUnlabelled).icon("mdi2s-select-inverse"));
        actions.add(Action.held("label.paint.subtract", () -> hands.holdSubtract(true), () -> hands.holdSubtract(false))
                .icon("mdi2m-minus-circle-outline"));
        actions.add(Action.of("label.class.new", place::newClass).icon("mdi2p-plus")
                .unless(() -> desk.model().project().isReadOnly() ? desk.texts().get("keys.readOnly") : ""));
        actions.setFallback(Scope.LABEL, chord -> !chord.shortcut() && !chord.alt() && !chord.shift()
                && chord.code().isLetterKey() && hands.chooseByKey(chord.text()));
    }

    /** The action that chooses a tool. */
    static String id(Tool tool) {
        return "label.tool." + tool.name().toLowerCase(Locale.ROOT);
    }

    private void addView() {
        var peeking = canvas.look().peekingProperty();
        actions.add(Action.held("label.view.pan", () -> hands.holdPan(true), () -> hands.holdPan(false))
                .icon("mdi2h-hand-back-left-outline"));
        actions.add(Action.held("label.view.peek", () -> hands.peek(true), () -> hands.peek(false))
                .icon("mdi2e-eye-off-outline"));
        actions.add(Action.of("label.view.hide", () -> peeking.set(!peeking.get())).icon("mdi2e-eye-off-outline"));
        var patterned = place.canvas().look().patternedProperty();
        actions.add(Action.of("label.view.patterns", () -> patterned.set(!patterned.get())).icon("mdi2t-texture"));
        actions.add(Action.of("label.view.opaque", () -> hands.changeOpacity(1)).repeating());
        actions.add(Action.of("label.view.clear", () -> hands.changeOpacity(-1)).repeating());
        actions.add(Action.of("label.view.in", hands::zoomIn).icon("mdi2m-magnify-plus-outline").repeating());
        actions.add(Action.of("label.view.out", hands::zoomOut).icon("mdi2m-magnify-minus-outline").repeating());
        actions.add(Action.of("label.view.actual", hands::zoomToPixels).icon("mdi2i-image-size-select-actual"));
        actions.add(Action.of("label.view.outline", hands::turnOutline).icon("mdi2v-vector-square"));
        actions.add(Action.of("label.view.compare", place::turnCompare).icon("mdi2v-view-column-outline"));
        actions.add(Action.of("label.view.minimap", hands::turnMinimap).icon("mdi2m-map-outline"));
        actions.add(Action.of("label.view.rulers", hands::turnRulers).icon("mdi2r-ruler"));
        actions.add(Action.of("label.view.grid", hands::turnGrid).icon("mdi2g-grid"));
        actions.add(Action.of("label.view.tone", place::turnTone).icon("mdi2c-contrast-circle"));
        actions.add(Action.of("label.view.plain", hands::resetTone).icon("mdi2i-image-outline"));
        actions.add(Action.of("label.view.fit", hands::fit).icon("mdi2f-fit-to-page-outline"));
        actions.add(Action.of("label.view.panels", place::togglePanels).icon("mdi2f-fullscreen"));
    }

    private void addTags() {
        for (int i = 0; i < 9; i++) {
            int index = i;
            actions.add(Action.of("label.tag." + (i + 1), () -> place.cycleTag(index))
                    .named(() -> ClassWords.named(desk, "keys.tagOf", index)).unless(() -> place.cannotTag(index)));
        }
        actions.add(Action.of("label.tags.others", () -> place.tag(new TagAction.OthersAbsent()))
                .unless(this::noImage));
        actions.add(Action.of("label.tags.previous", place::tagAsPrevious).icon("mdi2c-content-copy")
                .unless(this::noImage));
        actions.add(Action.of("label.tags.accept", place.suggestions()::accept).icon("mdi2c-check-all")
                .unless(() -> place.suggestions().any() ? "" : desk.texts().get("keys.nothingSuggested")));
        actions.add(Action.of("label.tags.unknown", () -> place.tag(new TagAction.AllUnknown()))
                .unless(this::noImage));
    }
}
