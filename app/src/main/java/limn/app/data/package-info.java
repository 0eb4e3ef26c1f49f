/** A project as the engine's source of samples. */
@NullMarked
package limn.app.data;

import org.jspecify.annotations.NullMarked;
