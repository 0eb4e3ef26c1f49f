/** What crosses modules: journeys through the command line, and the rules between the modules. */
@NullMarked
package limn.journeys;

import org.jspecify.annotations.NullMarked;
