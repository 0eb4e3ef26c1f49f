package limn.annotator.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Region;

/** A program that draws strokes for ever and prints the number of each one that is stored. Started, and killed, by tests. */
final class StrokeWriter {
    static final int SIDE = 1024;
    /** The exit code of one whose stroke could not be stored. */
    static final int REFUSED = 9;

    private StrokeWriter() {}

    public static void main(String[] arguments) {
        try (var project = Project.open(Path.of(arguments[0]))) {
            ImageItem item = project.images().get(Integer.parseInt(arguments[1]));
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                project.commit(TestProjects.stroke(project, item, place(i), i % 3));
                System.out.println(i);
            }
        } catch (StoreException.Io refused) {
            Runtime.getRuntime().halt(REFUSED); // at once, as after a crash
        }
    }

    /** A place that no other of the first 16,384 strokes touches. */
    static Region place(int i) {
        return new Region(i % 128 * 8, i / 128 * 8, 8, 8);
    }

    /** @param before words that run the program, such as those of a shell that limits it */
    static Process start(Path project, int image, int strokes, String... before) throws java.io.IOException {
        var line = new ArrayList<>(List.of(before));
        line.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                StrokeWriter.class.getName(), project.toString(), String.valueOf(image), String.valueOf(strokes)));
        return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
