package limn.annotator.opencv;

import org.jspecify.annotations.Nullable;
import org.opencv.core.Core;

/** The native library, loaded when it is first needed: 0.4 s, so never on a window's thread. Any thread. */
public final class OpenCv {
    private static boolean loaded;
    private static @Nullable OpenCvException failure;

    private OpenCv() {}

    /**
     * Loads the library unless that was done before.
     *
     * @throws OpenCvException if there is none for this system, or if it cannot be loaded; each time anew
     */
    public static synchronized void load() {
        if (failure != null) {
            throw failure;
        }
        if (!loaded) {
            failure = tryToLoad();
            if (failure != null) {
                throw failure;
            }
            loaded = true;
            Core.setNumThreads(Math.max(1, Runtime.getRuntime().availableProcessors() - 1)); // one is the window's
        }
    }

    /** Whether it is loaded already: whoever only gains time by it does not wait for it. */
    public static synchronized boolean isLoaded() {
        return loaded;
    }

    private static @Nullable OpenCvException tryToLoad() {
        try {
            nu.pattern.OpenCV.loadLocally();
            return null;
        } catch (LinkageError | RuntimeException e) { // what the loader throws has no public type
            Throwable cause = e instanceof ExceptionInInitializerError && e.getCause() != null ? e.getCause() : e;
            return cause.getClass().getSimpleName().contains("UnsupportedPlatform")
                    ? new OpenCvException.NoNatives(
                            System.getProperty("os.name") + " " + System.getProperty("os.arch"), cause)
                    : new OpenCvException.CannotLoad(cause);
        }
    }
}
