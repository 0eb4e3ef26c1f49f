/** Mixing of images by class, as ClassMix does. */
@NullMarked
package limn.engine.mix;

import org.jspecify.annotations.NullMarked;
