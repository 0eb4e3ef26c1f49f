package limn.engine.train;

import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import limn.engine.run.RunWriter;

/** Training could not start or go on. Carries facts; the words are the application's. */
public abstract sealed class TrainingException extends Exception {
    private static final long serialVersionUID = 1;

    private TrainingException(String message, Throwable cause) { super(message, cause); }

    private TrainingException(String message) { super(message); }

    /** A term of the loss became NaN or infinite. */
    public static final class NonFiniteLoss extends TrainingException {
        private static final long serialVersionUID = 1;
        private final long step;
        private final String term;
        private final List<String> images;

        NonFiniteLoss(long step, String term, List<String> images) {
            super("loss " + term + " is not finite at step " + step + " for " + images);
            this.step = step;
            this.term = term;
            this.images = List.copyOf(images);
        }

        public long step() { return step; }

        public String term() { return term; }

        public List<String> images() { return images; }
    }

    /** No image of a needed set can be read; the first that failed is named. */
    public static final class UnreadableImage extends TrainingException {
        private static final long serialVersionUID = 1;
        private final String image;

        UnreadableImage(String image, Throwable cause) {
            super(image + ": " + cause.getMessage(), cause);
            this.image = image;
        }

        public String image() { return image; }
    }

    /** The machine has no such device. */
    public static final class NoDevice extends TrainingException {
        private static final long serialVersionUID = 1;
        private final String device;
        private final List<String> available;

        NoDevice(String device, List<String> available) {
            super("there is no device " + device + "; there are " + available);
            this.device = device;
            this.available = List.copyOf(available);
        }

        public String device() { return device; }

        public List<String> available() { return available; }
    }

    /** The device failed while it computed: it was lost, or its driver gave up. */
    public static final class DeviceFailed extends TrainingException {
        private static final long serialVersionUID = 1;
        private final String device;

        DeviceFailed(String device, Throwable cause) {
            super(String.valueOf(cause.getMessage()), cause);
            this.device = device;
        }

        public String device() { return device; }
    }

    /** Another process trains in the run folder. Nothing was changed there. */
    public static final class RunBusy extends TrainingException {
        private static final long serialVersionUID = 1;
        private final transient Path folder;
        private final transient Optional<RunWriter> writer;

        public RunBusy(Path folder, Optional<RunWriter> writer) {
            super(folder + " is trained by " + writer);
            this.folder = folder;
            this.writer = writer;
        }

        public Path folder() { return folder; }

        /** Who that is, if its log says so. */
        public Optional<RunWriter> writer() { return writer; }
    }

    /** The run ended before its first checkpoint: there is nothing to go on from. */
    public static final class NoCheckpoint extends TrainingException {
        private static final long serialVersionUID = 1;
        private final transient Path folder;

        NoCheckpoint(Path folder) {
            super(folder + " has no checkpoint");
            this.folder = folder;
        }

        public Path folder() { return folder; }
    }

    /** The device or the machine has too little memory. */
    public static final class OutOfMemory extends TrainingException {
        private static final long serialVersionUID = 1;

        OutOfMemory(Throwable cause) { super("out of memory: " + cause.getMessage(), cause); }
    }

    /** The encoder's weights do not fit. */
    public static final class WrongWeights extends TrainingException {
        private static final long serialVersionUID = 1;

        WrongWeights(Throwable cause) { super(String.valueOf(cause.getMessage()), cause); }
    }

    /** The data cannot be trained on; {@link #problems} says why. */
    public static final class NotReady extends TrainingException {
        private static final long serialVersionUID = 1;
        private final transient List<Preflight.Problem> problems;

        NotReady(List<Preflight.Problem> problems) {
            super("the project cannot be trained on: " + problems);
            this.problems = List.copyOf(problems);
        }

        public List<Preflight.Problem> problems() { return problems; }
    }

    /** The run folder cannot be written or its checkpoint cannot be read. */
    public static final class RunFolderFailed extends TrainingException {
        private static final long serialVersionUID = 1;
        private final transient Path folder;

        RunFolderFailed(Path folder, Throwable cause) {
            super(folder + ": " + reason(cause), cause);
            this.folder = folder;
        }

        public Path folder() { return folder; }

        /** The name of a file alone says nothing: the kind of the failure goes with it. */
        private static String reason(Throwable cause) {
            boolean isBare = cause instanceof FileSystemException e && e.getReason() == null;
            return isBare
                    ? cause.getClass().getSimpleName() + " " + cause.getMessage()
                    : String.valueOf(cause.getMessage());
        }
    }
}
