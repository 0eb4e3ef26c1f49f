/** Training methods, one class each: given a batch and networks, the loss and what is worth looking at. */
@NullMarked
package limn.engine.recipe;

import org.jspecify.annotations.NullMarked;
