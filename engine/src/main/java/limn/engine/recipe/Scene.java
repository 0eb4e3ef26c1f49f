package limn.engine.recipe;

import java.util.List;
import java.util.Map;

/**
 * What a step did with one of its images, in views of one size, pixel upon pixel.
 *
 * @param kind "mixed", "weak", "strong", "views" or "labelled"
 * @param origins the images that it was made of
 * @param chosen the classes that were cut out; empty if nothing was chosen
 * @param numbers what is the same for all pixels, by name
 */
public record Scene(String kind, List<Origin> origins, List<Integer> chosen, Map<String, Double> numbers,
        List<View> views) {
    /** The role of views whose pixels are of several images. */
    public static final String MIXED = "mixed";

    /**
     * An image of the step.
     *
     * @param role what it is in the scene: "a", "b", "weak", "strong" or "image"
     * @param labelled whether it is of the labelled half of the step
     * @param index its place in that half
     */
    public record Origin(String role, boolean labelled, int index) {}
}
