/** Files of the outside world: images in, layouts in and out. */
@NullMarked
package limn.annotator.format;

import org.jspecify.annotations.NullMarked;
