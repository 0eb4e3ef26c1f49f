package limn.annotator.store;

import java.nio.file.Path;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Region;

/** A program that draws strokes for ever and prints the number of each one that is stored. Started, and killed, by tests. */
final class StrokeWriter {
    static final int SIDE = 1024;

    private StrokeWriter() {}

    public static void main(String[] arguments) {
        try (var project = Project.open(Path.of(arguments[0]))) {
            ImageItem item = project.images().get(Integer.parseInt(arguments[1]));
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                project.commit(TestProjects.stroke(project, item, place(i), i % 3));
                System.out.println(i);
            }
        }
    }

    /** A place that no other of the first 16,384 strokes touches. */
    static Region place(int i) {
        return new Region(i % 128 * 8, i / 128 * 8, 8, 8);
    }

    static Process start(Path project, int image, int strokes) throws java.io.IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                StrokeWriter.class.getName(), project.toString(), String.valueOf(image), String.valueOf(strokes))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
