/** The controls of the review of predictions: what is wanted, the images, the region at hand. They know data and words. */
@NullMarked
package limn.app.window.review;

import org.jspecify.annotations.NullMarked;
