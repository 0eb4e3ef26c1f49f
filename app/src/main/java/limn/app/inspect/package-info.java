/** What the inspectors of a run show, from its folder alone: pictures as numbers, words for a pixel, places in images. No screen. */
@NullMarked
package limn.app.inspect;

import org.jspecify.annotations.NullMarked;
