/** A trained network as files that other programs read. */
@NullMarked
package limn.engine.export;

import org.jspecify.annotations.NullMarked;
