/** The controls that show a measurement: scores per class, confusion matrix, images and regions, error map. They know data and words. */
@NullMarked
package limn.app.window.evaluate;

import org.jspecify.annotations.NullMarked;
