package limn.annotator.model;

/**
 * One class of the catalogue.
 *
 * @param index value in masks, 0..253
 * @param name what people call it; never blank
 * @param rgb colour, 0xRRGGBB
 * @param key keyboard key that chooses it, a letter or digit, or empty
 * @param background whether this is the class of everything that is not of interest
 */
public record LabelClass(int index, String name, int rgb, String key, boolean background) {
    public LabelClass {
        if (index < 0 || index > 253) {
            throw new IllegalArgumentException("class index must be in 0..253 but is " + index);
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("class " + index + " has no name");
        }
        rgb &= 0xFFFFFF;
    }
}
