/** What a label is: classes, masks, tags, images. Immutable values without input or output. */
@NullMarked
package limn.annotator.model;

import org.jspecify.annotations.NullMarked;
