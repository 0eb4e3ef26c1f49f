/** The native library OpenCV: loading it, the memory it takes, and the pictures that it decodes. Headless. */
@NullMarked
package limn.annotator.opencv;

import org.jspecify.annotations.NullMarked;
