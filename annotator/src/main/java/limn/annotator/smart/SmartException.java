package limn.annotator.smart;

/** Why no smart tool can be used on this machine. Carries facts; who shows it finds the words. Everything else goes on working. */
public abstract sealed class SmartException extends RuntimeException {
    private SmartException(String message, Throwable cause) { super(message, cause); }

    /** There is no native library for this system. */
    public static final class NoNatives extends SmartException {
        private final String system;

        NoNatives(String system, Throwable cause) {
            super("no native library of OpenCV for " + system, cause);
            this.system = system;
        }

        /** Name and architecture of the system, as Java reports them. */
        public String system() { return system; }
    }

    /** The native library could not be unpacked or loaded. */
    public static final class CannotLoad extends SmartException {
        CannotLoad(Throwable cause) { super("cannot load OpenCV: " + cause.getMessage(), cause); }
    }
}
