package limn.app.window;

import java.util.Optional;
import limn.annotator.model.ImageId;

/** One way through what a network predicts: what is at hand and what keys do to it. Window's thread only. */
interface ReviewMode {
    /** Is shown now, or no more. */
    void turn(boolean on);

    /** Shows everything anew, if it is turned on. */
    void refresh();

    /** Of what is at hand. */
    Optional<ImageId> image();

    /** Why nothing can be done to what is at hand, or "". */
    String obstacle();

    /** A person says yes or no; one step to undo. */
    void judge(ReviewReach reach, boolean yes);

    /** The next one is at hand, or the one before; around the end. */
    void step(boolean forward);

    /** An image was chosen among the small pictures. */
    void goTo(ImageId image);
}
