package limn.app.window;

import java.util.Collection;
import limn.annotator.model.ImageId;

/** Hears which images of a project changed, before those who hear of the aspect. In the window's thread. */
interface RowListener {
    /** Split, state, tags or whether there is a mask: something of these images is another. */
    void changed(Collection<ImageId> ids);

    /** The masks of these images are others. */
    void painted(Collection<ImageId> ids);

    /** All images may be others. */
    void reloaded();
}
