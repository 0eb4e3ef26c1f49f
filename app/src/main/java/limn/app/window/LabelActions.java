package limn.app.window;

import java.util.Locale;
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
    private final Actions actions;

    private LabelActions(LabelPlace place, Desk desk) {
        this.place = place;
        this.desk = desk;
        canvas = place.canvas();
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
        all.actions.add(Action.of("label.model.show", model::toggle).icon("mdi2a-auto-fix").unless(all::noImage));
        all.actions.add(Action.of("label.shape.finish", model::acceptAll).icon("mdi2c-check-all")
                .unless(() -> model.canAccept() ? "" : desk.texts().get("keys.nothingShown")));
    }

    private String noImage() { return place.shown().isEmpty() ? desk.texts().get("keys.noImage") : ""; }

    private void addHistory(History history) {
        actions.add(Scope.LABEL, Action.of("global.edit.undo", () -> step(history::undo)).icon("mdi2u-undo").repeating()
                .named(() -> named("window.undo.named", history.undoName().get()))
                .unless(() -> history.undoName().get().isEmpty() ? desk.texts().get("keys.nothingToUndo") : ""));
        actions.add(Scope.LABEL, Action.of("global.edit.redo", () -> step(history::redo)).icon("mdi2r-redo").repeating()
                .named(() -> named("window.redo.named", history.redoName().get()))
                .unless(() -> history.redoName().get().isEmpty() ? desk.texts().get("keys.nothingToRedo") : ""));
    }

    /** Undo and redo never reach past what is in the making: of that, they take the last corner back. */
    private void step(Runnable history) {
        if (canvas.actions().isActive()) {
            canvas.actions().stepBack();
        } else {
            history.run();
        }
    }

    private String named(String key, String what) { return what.isEmpty() ? "" : desk.texts().get(key, what); }

    private void addTools() {
        for (Tool tool : Tool.values()) {
            actions.add(Action.of(id(tool), () -> choose(tool)).icon(ToolColumn.icon(tool)));
        }
        CanvasActions tools = canvas.actions();
        actions.add(Action.of("label.brush.smaller", tools::smaller).icon("mdi2m-minus").repeating());
        actions.add(Action.of("label.brush.larger", tools::larger).icon("mdi2p-plus").repeating());
        actions.add(Action.of("label.class.pick", tools::pickValue).icon("mdi2e-eyedropper"));
        actions.add(Action.of("label.class.swap", tools::swapValues).icon("mdi2s-swap-horizontal"));
        actions.add(Action.of("label.class.lock", tools::turnLock).icon("mdi2l-lock-outline"));
        actions.add(Action.of("label.paint.unlabelled", tools::turnOnlyUnlabelled).icon("mdi2s-select-inverse"));
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

    private void choose(Tool tool) {
        if (tool == Tool.FILL) {
            canvas.actions().fill();
        } else {
            canvas.actions().choose(tool);
        }
    }

    /** The action that chooses a tool. */
    static String id(Tool tool) {
        return "label.tool." + tool.name().toLowerCase(Locale.ROOT);
    }

    private void addView() {
        var peeking = canvas.peekingProperty();
        actions.add(Action.held("label.view.peek", () -> peeking.set(true), () -> peeking.set(false))
                .icon("mdi2e-eye-off-outline"));
        actions.add(Action.of("label.view.hide", () -> peeking.set(!peeking.get())).icon("mdi2e-eye-off-outline"));
        actions.add(Action.of("label.view.opaque", () -> opacity(0.1)).repeating());
        actions.add(Action.of("label.view.clear", () -> opacity(-0.1)).repeating());
        actions.add(Action.of("label.view.in", () -> canvas.zoomBy(1.25)).repeating());
        actions.add(Action.of("label.view.out", () -> canvas.zoomBy(0.8)).repeating());
        actions.add(Action.of("label.view.fit", canvas::fit));
        actions.add(Action.of("label.view.panels", place::togglePanels));
    }

    private void opacity(double by) {
        var opacity = canvas.overlayOpacityProperty();
        opacity.set(Math.clamp(Math.rint((opacity.get() + by) * 10) / 10, 0, 1));
    }

    private void addTags() {
        for (int i = 0; i < 9; i++) {
            int index = i;
            actions.add(Action.of("label.tag." + (i + 1), () -> place.cycleTag(index))
                    .named(() -> ClassWords.named(desk, "keys.tagOf", index)).unless(() -> place.cannotTag(index)));
        }
        actions.add(Action.of("label.tags.others", () -> place.tag(new TagAction.OthersAbsent()))
                .unless(this::noImage));
        actions.add(Action.of("label.tags.unknown", () -> place.tag(new TagAction.AllUnknown()))
                .unless(this::noImage));
    }
}
