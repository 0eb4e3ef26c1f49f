/** A project as the engine's source of samples, and where the files of this person lie. */
@NullMarked
package limn.app.data;

import org.jspecify.annotations.NullMarked;
