/** Networks: blocks, encoders, decoders, pretrained weights. */
@NullMarked
package limn.engine.net;

import org.jspecify.annotations.NullMarked;
