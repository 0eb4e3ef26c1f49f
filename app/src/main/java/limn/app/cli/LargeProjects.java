package limn.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import limn.annotator.store.Project;
import limn.app.demo.LargeProject;

/** Projects of many images that benches of the window work on. */
final class LargeProjects {
    private static final int STEP = 10_000;

    private LargeProjects() {}

    /** Makes one of so many images, unless there is a project already. */
    static void make(Console console, Path folder, int images) throws IOException {
        if (Files.exists(folder.resolve(Project.FILE))) {
            return;
        }
        console.say("cli.bench.largeProject", images, folder);
        LargeProject.create(folder, images, made -> {
            if (made % STEP == 0) {
                console.say("cli.bench.files", made);
            }
        }).close();
    }
}
