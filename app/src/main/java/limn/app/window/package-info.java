/** The window: a shell with four places, their view models and views. Everything here runs on the FX thread unless it says so. */
@NullMarked
package limn.app.window;

import org.jspecify.annotations.NullMarked;
