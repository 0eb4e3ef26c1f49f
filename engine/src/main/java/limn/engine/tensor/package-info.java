/** Tensor operations that DJL lacks: bilinear resize with aligned corners, safetensors files. */
@NullMarked
package limn.engine.tensor;

import org.jspecify.annotations.NullMarked;
