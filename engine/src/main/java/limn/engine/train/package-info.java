/** The loop: optimisers, schedules, EMA, checkpoints, seeds, devices. */
@NullMarked
package limn.engine.train;

import org.jspecify.annotations.NullMarked;
