/** The words of the program in each of its languages. */
@NullMarked
package limn.app.text;

import org.jspecify.annotations.NullMarked;
