package limn.annotator.view;

import javafx.scene.Cursor;
import limn.annotator.model.Mask;

/**
 * The hand of one tool: what it does with the pointer and the few keys that mean the same in all tools. One object per tool and
 * canvas, made by {@link Gestures}; it keeps what is in the making and gives it up in {@link #cancel} or {@link #leave}. All methods
 * run in the JavaFX thread and return within a millisecond or two.
 *
 * <p>What a gesture needs it finds at its {@link MaskCanvas}:
 * <ul>
 * <li>{@code canvas.edits()} changes the mask: a stroke that is painted as it grows, or a function from mask to mask that is computed
 * in the background and committed under a name.
 * <li>{@code canvas.previews()} shows a proposal over the picture that is no decision yet. Slow tools ask it to compute one: newest
 * question wins, outdated answers are dropped, the question itself learns that it is outdated and stops.
 * <li>{@link Latest} does the same for anything else that takes time, such as the costs of a live-wire.
 * <li>{@code canvas.picture()} is what is under the mask, at full size; {@code canvas.toImage} and {@code toView} are the two ways
 * between control and picture.
 * </ul>
 * A gesture whose result is a proposal does nothing in {@link #finish} but {@code canvas.previews().accept(kind)} and nothing in
 * {@link #cancel} but {@code canvas.previews().drop()}.
 */
interface Gesture {
    /** A button went down on a picture that may be changed. */
    void pressed(Touch touch);

    /** The pointer moved with the button down. */
    default void dragged(Touch touch) {}

    /** The button went up. Not called if the canvas lost the focus meanwhile: {@link #focusLost} was. */
    default void released(Touch touch) {}

    /** The pointer moved with no button down, also over a picture that may not be changed. */
    default void hovered(Touch touch) {}

    /** Whether something is in the making that Escape would drop. */
    default boolean isActive() { return false; }

    /** Enter: what is in the making becomes a change. Returns whether there was something. */
    default boolean finish() {
        return false;
    }

    /** Escape: what is in the making is dropped. Returns whether there was something. */
    default boolean cancel() {
        return false;
    }

    /** Backspace: the last step of what is in the making is taken back. Returns whether there was one. */
    default boolean stepBack() {
        return false;
    }

    /** The key of the fill tool during a gesture: what was drawn becomes an outline and is filled. Returns whether it could be. */
    default boolean closeAndFill() {
        return false;
    }

    /**
     * Brackets, or Alt with the wheel: the tool becomes larger or smaller, whatever size means to it (radius, cell, tolerance). A
     * gesture that changes its size elsewhere calls {@code canvas.actions().sizeChanged()}.
     *
     * @param steps so many steps larger, negative for smaller
     * @return whether the tool has a size
     */
    default boolean resize(int steps) { return false; }

    /** The size in few letters, as {@code r 24}; empty if the tool has none. */
    default String size() { return ""; }

    /** The canvas lost the focus: what needs the button down comes to its end. What needs no button may stay. */
    default void focusLost() {}

    /** Another tool or another picture comes: what can be kept is committed, the rest is dropped. Afterwards nothing is active. */
    default void leave() {
        cancel();
    }

    /** Draws what is in the making, after every change of view or pointer; call {@code canvas.overlay().draw()} for another time. */
    default void draw(OverlayPen pen) {}

    /** The value that the pen leaves, for the swatch beside it. @param active the class chosen, or unlabelled or void */
    default int value(int active) {
        return active;
    }

    /** Whether the value is shown beside the pen. */
    default boolean namesValue() { return true; }

    /** How far the tool reaches around the pointer, control pixels: the swatch keeps off. */
    default double reach() {
        return 0;
    }

    default Cursor cursor() { return Cursor.CROSSHAIR; }

    /** What a gesture with subtracting hands leaves. */
    static int valueOf(MaskCanvas canvas, boolean subtract) {
        return subtract ? Mask.UNLABELLED : canvas.gesture().value(canvas.getActive());
    }
}
