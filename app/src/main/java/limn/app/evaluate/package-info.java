/** What a network gets right and wrong, image by image: measured into the run folder, read from there, counted and compared. No JavaFX. */
@NullMarked
package limn.app.evaluate;

import org.jspecify.annotations.NullMarked;
