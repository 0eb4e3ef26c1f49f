/** Confusion matrix, IoU, mIoU. */
@NullMarked
package limn.engine.evaluate;

import org.jspecify.annotations.NullMarked;
