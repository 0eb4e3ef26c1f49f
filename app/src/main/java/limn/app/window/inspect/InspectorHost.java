package limn.app.window.inspect;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import limn.app.inspect.ImagePlace;

/** What an inspector asks of the window around it. In the window's thread only. */
public interface InspectorHost {
    /** Works in the background and hands the result over in the window's thread; of jobs of one name only the newest one's. */
    <T> void run(String name, Callable<T> work, Consumer<T> done);

    /** Opens an image in the editor, looking at a place in it. */
    void open(ImagePlace place);

    /** The names of the images of the project. */
    List<String> images();

    /** The colour of a class of the project, 0xRRGGBB; grey if it has no class of this name. */
    int colour(String className);

    /** When the labels of an image were changed last, piece by piece, oldest first. May read files: call it in the background. */
    List<Instant> labelChanges(String image);
}
