package limn.annotator.exchange;

import java.io.IOException;
import java.util.List;

/** Labels of another program, surveyed and ready to be read. Used by one thread. */
public interface Source extends AutoCloseable {
    /** The classes, in the order of their place: masks and tags name a class by it. */
    List<ForeignClass> classes();

    /** How many images, or records of images, were found; 0 if nobody knows before reading. */
    int images();

    /** Streams all images with their labels, one at a time. What cannot be taken is named and left out. */
    void read(Intake intake) throws IOException;

    @Override
    default void close() throws IOException {}
}
