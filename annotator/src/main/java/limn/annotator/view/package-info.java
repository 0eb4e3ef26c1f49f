/** JavaFX controls for labelling: canvas, gallery, tag bar. The only package here that knows a screen. */
@NullMarked
package limn.annotator.view;

import org.jspecify.annotations.NullMarked;
