package limn.annotator.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import limn.annotator.store.Watch;

/**
 * A way in which labels are written down.
 *
 * @param id its name in commands, such as {@code coco}
 */
public record Format(String id, Abilities abilities, Optional<Reader> reader, Optional<Writer> writer) {
    /** Reads the format. */
    @FunctionalInterface
    public interface Reader {
        /**
         * Surveys a file or folder: which classes and how many images there are. Reads no masks.
         *
         * @throws limn.annotator.format.LayoutException if it is not of this format
         */
        Source open(Path place, Problems problems, Watch watch) throws IOException;
    }

    /** Writes the format. */
    @FunctionalInterface
    public interface Writer {
        /** Writes everything into an empty folder. */
        void write(Outgoing labels, Path folder) throws IOException;
    }

    static Format both(String id, Abilities abilities, Reader reader, Writer writer) {
        return new Format(id, abilities, Optional.of(reader), Optional.of(writer));
    }
}
