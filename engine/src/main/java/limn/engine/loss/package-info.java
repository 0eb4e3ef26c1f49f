/** Losses: pixel cross entropy, weighted pseudo-label cross entropy, class-aware cross entropy, image tags. */
@NullMarked
package limn.engine.loss;

import org.jspecify.annotations.NullMarked;
