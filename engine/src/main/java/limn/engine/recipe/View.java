package limn.engine.recipe;

import ai.djl.ndarray.NDArray;

/** Something of a step that is worth looking at. The arrays belong to the step. */
public sealed interface View {
    /** Name of the picture's file, without ending. */
    String name();

    /** Of which image of the scene the pixels are, see {@link Scene.Origin#role}; {@link Scene#MIXED} if they are of several. */
    String role();

    /** @param pixels [3,H,W] float32, 0..1; values beyond are clipped */
    record Photo(String name, String role, NDArray pixels) implements View {}

    /** @param labels [H,W] integers, class ids, 254, 255 */
    record Labels(String name, String role, NDArray labels) implements View {}

    /** @param shares [H,W] float32, 0..1 */
    record Shares(String name, String role, NDArray shares) implements View {}

    /** @param amounts [H,W] float32, from 0 on */
    record Amounts(String name, String role, NDArray amounts) implements View {}
}
