/** From an image to a label map. */
@NullMarked
package limn.engine.predict;

import org.jspecify.annotations.NullMarked;
