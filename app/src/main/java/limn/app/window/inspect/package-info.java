/** Views that look into a run: mixed samples, cross training, the time machine. They know data and words, not the window around them. */
@NullMarked
package limn.app.window.inspect;

import org.jspecify.annotations.NullMarked;
