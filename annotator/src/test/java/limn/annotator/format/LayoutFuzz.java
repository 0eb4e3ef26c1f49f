package limn.annotator.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Any bytes as {@code classes.json} and as a table. A target of Jazzer, see docs/reliability.md. */
public final class LayoutFuzz {
    private static final Path FILE = Scratch.file("classes.json");

    private LayoutFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Files.write(FILE, input);
        try {
            if (FoldersLayout.classes(FILE).size() > 254) {
                throw new AssertionError("more classes than there are numbers");
            }
        } catch (LayoutException refused) {
            if (refused.reason().arguments().contains("null")) {
                throw new AssertionError("a reason that says null", refused);
            }
        }
        Csv.parse(new String(input, StandardCharsets.UTF_8));
    }
}
