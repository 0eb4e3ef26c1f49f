/** How every part of the engine writes files. */
@NullMarked
package limn.engine.file;

import org.jspecify.annotations.NullMarked;
