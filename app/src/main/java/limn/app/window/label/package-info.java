/** How the image at hand is looked at: panes side by side, contrast and gamma, what of it is remembered. */
@NullMarked
package limn.app.window.label;

import org.jspecify.annotations.NullMarked;
