/** The command line. Results go to standard output, everything else to standard error. */
@NullMarked
package limn.app.cli;

import org.jspecify.annotations.NullMarked;
