/** Mixing of images by class, box or spots, and strong changes of colour. */
@NullMarked
package limn.engine.mix;

import org.jspecify.annotations.NullMarked;
