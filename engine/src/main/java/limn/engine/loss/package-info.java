/** Losses: pixel cross entropy, weighted pseudo-label cross entropy. */
@NullMarked
package limn.engine.loss;

import org.jspecify.annotations.NullMarked;
