package limn.annotator.opencv;

/**
 * Why nothing that needs OpenCV (smart tools, WebP) works on this machine. Carries facts; who shows it finds the words. Everything else
 * goes on working.
 */
public abstract sealed class OpenCvException extends RuntimeException {
    private OpenCvException(String message, Throwable cause) { super(message, cause); }

    /** There is no native library for this system. */
    public static final class NoNatives extends OpenCvException {
        private final String system;

        NoNatives(String system, Throwable cause) {
            super("no native library of OpenCV for " + system, cause);
            this.system = system;
        }

        /** Name and architecture of the system, as Java reports them. */
        public String system() { return system; }
    }

    /** The native library could not be unpacked or loaded. */
    public static final class CannotLoad extends OpenCvException {
        CannotLoad(Throwable cause) { super("cannot load OpenCV: " + cause.getMessage(), cause); }
    }
}
