package limn.annotator.store;

import java.nio.file.Path;

/** Why a project could not be read or written. Carries facts; who shows it finds the words. */
public abstract sealed class StoreException extends RuntimeException {
    private final Path path;

    private StoreException(Path path, String message) {
        super(message);
        this.path = path;
    }

    private StoreException(Path path, String message, Throwable cause) {
        super(message, cause);
        this.path = path;
    }

    /** The project's folder or file. */
    public Path path() { return path; }

    /** There is no project at this place. */
    public static final class NotAProject extends StoreException {
        public NotAProject(Path path) { super(path, "not a project: " + path); }
    }

    /** A project would have been written over another one. */
    public static final class AlreadyExists extends StoreException {
        public AlreadyExists(Path path) { super(path, "a project is there already: " + path); }
    }

    /** The project was written by a newer program: it can be looked at but not changed. */
    public static final class NewerVersion extends StoreException {
        private final int version;

        public NewerVersion(Path path, int version) {
            super(path, "the project has the newer version " + version + ": " + path);
            this.version = version;
        }

        /** The version of the file. */
        public int version() { return version; }
    }

    /** The project may be read but not written: a write-protected folder or disk. */
    public static final class ReadOnly extends StoreException {
        public ReadOnly(Path path) { super(path, "the project cannot be written: " + path); }
    }

    /** The file is a project, but its contents are not sound. */
    public static final class Damaged extends StoreException {
        private final String detail;

        public Damaged(Path path, String detail) {
            super(path, "the project is damaged (" + detail + "): " + path);
            this.detail = detail;
        }

        /** What was found, in the words of the database. */
        public String detail() { return detail; }
    }

    /** The disk or the system refused: full, gone, no permission. The cause says which. */
    public static final class Io extends StoreException {
        public Io(Path path, Throwable cause) {
            super(path, "the project could not be read or written (" + cause.getMessage() + "): " + path, cause);
        }
    }

    /** Another program holds the project for longer than a person wants to wait; nothing was written. */
    public static final class Busy extends StoreException {
        public Busy(Path path) { super(path, "another program is writing to the project: " + path); }
    }

    /** Another program has the project open for writing: until it ends, this one can only look. */
    public static final class Held extends StoreException {
        private final Holder holder;

        public Held(Path path, Holder holder) {
            super(path, "the project is held by " + holder + ": " + path);
            this.holder = holder;
        }

        /** Who holds it, since when and where. */
        public Holder holder() { return holder; }
    }

    /** The file of the open project is not where it was: moved, deleted, or on a disk that is away. Nothing was written. */
    public static final class Gone extends StoreException {
        public Gone(Path path) { super(path, "the project is not where it was: " + path); }
    }

    /** The step that added a class cannot be taken back: the class has pixels by now. */
    public static final class ClassInUse extends StoreException {
        private final String name;
        private final long pixels;

        public ClassInUse(Path path, String name, long pixels) {
            super(path, "the class " + name + " has " + pixels + " pixels: " + path);
            this.name = name;
            this.pixels = pixels;
        }

        /** The name of the class. */
        public String name() { return name; }

        public long pixels() { return pixels; }
    }
}
