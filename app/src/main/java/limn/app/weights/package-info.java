/** Published weights of encoders: which are known, where they lie, how they come here. Headless. */
@NullMarked
package limn.app.weights;

import org.jspecify.annotations.NullMarked;
