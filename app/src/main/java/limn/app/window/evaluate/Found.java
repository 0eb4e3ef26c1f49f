package limn.app.window.evaluate;

import limn.annotator.model.Region;

/**
 * A place worth looking at.
 *
 * @param image its name
 * @param region the part that is meant; empty for the whole image
 * @param detail what is to be said of it, in words
 */
public record Found(String image, Region region, String detail) {}
