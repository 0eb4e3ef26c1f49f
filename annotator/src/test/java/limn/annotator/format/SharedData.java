package limn.annotator.format;

import java.nio.file.Path;

/** {@link Shared} for the tests of other packages. */
public final class SharedData {
    private SharedData() {}

    /** A folder of the test data; the test is skipped where there is none. */
    public static Path data(String name) {
        return Shared.data(name);
    }
}
