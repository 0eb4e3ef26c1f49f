/** How the window is measured: drawn in memory by the software pipeline, frame by frame. */
@NullMarked
package limn.app.window.measure;

import org.jspecify.annotations.NullMarked;
