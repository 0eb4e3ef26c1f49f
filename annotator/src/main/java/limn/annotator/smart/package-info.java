/** Tools that look at the picture: each is a function from a picture and a gesture to a selection. Headless; needs OpenCV. */
@NullMarked
package limn.annotator.smart;

import org.jspecify.annotations.NullMarked;
