/** Training as seen from outside: the child process that trains, and its run folder read as it grows. Knows no window. */
@NullMarked
package limn.app.train;

import org.jspecify.annotations.NullMarked;
