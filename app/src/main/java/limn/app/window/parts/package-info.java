/** Small controls that views of several packages are built of. */
@NullMarked
package limn.app.window.parts;

import org.jspecify.annotations.NullMarked;
