/** The run folder and its event log: all that leaves the engine while it trains. */
@NullMarked
package limn.engine.run;

import org.jspecify.annotations.NullMarked;
