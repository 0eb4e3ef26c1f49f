package limn.engine.recipe;

import ai.djl.ndarray.NDArray;

/** Something of a step that is worth looking at. The arrays belong to the step. */
public sealed interface View {
    /** Name of the picture's file, without ending. */
    String name();

    /** @param pixels [3,H,W] float32, 0..1; values beyond are clipped */
    record Photo(String name, NDArray pixels) implements View {}

    /** @param labels [H,W] integers, class ids, 254, 255 */
    record Labels(String name, NDArray labels) implements View {}

    /** @param shares [H,W] float32, 0..1 */
    record Shares(String name, NDArray shares) implements View {}
}
