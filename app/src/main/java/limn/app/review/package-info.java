/** Predicted regions to be accepted or refused: made for all images of a project into the run folder, read from there, queued. No JavaFX. */
@NullMarked
package limn.app.review;

import org.jspecify.annotations.NullMarked;
