/** What training learns from: samples, supervision, tags, augmentation, batches. */
@NullMarked
package limn.engine.data;

import org.jspecify.annotations.NullMarked;
