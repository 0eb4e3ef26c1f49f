/** What the tests of the engine share. */
@NullMarked
package limn.engine;

import org.jspecify.annotations.NullMarked;
