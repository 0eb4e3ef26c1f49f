/** Where the program starts. */
@NullMarked
package limn.app;

import org.jspecify.annotations.NullMarked;
