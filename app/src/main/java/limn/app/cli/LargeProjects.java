package limn.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import limn.annotator.store.Project;
import limn.app.demo.LargeProject;

/** Projects of many images that benches of the window work on. */
final class LargeProjects {
    private static final int STEP = 10_000;
    private static final int PREDICTED_STEP = 500;

    private LargeProjects() {}

    /** Makes one of so many images, unless there is a project already. */
    static void make(Console console, Path folder, int images) throws IOException {
        if (!Files.exists(folder.resolve(Project.FILE))) {
            create(console, folder, images, STEP).close();
        }
    }

    /** The same with a run that has labelled all images. */
    static void makePredicted(Console console, Path folder, int images) throws IOException {
        if (!Files.exists(folder.resolve(Project.FILE))) {
            try (Project project = create(console, folder, images, PREDICTED_STEP)) {
                LargeProject.predict(project, made -> tell(console, made, PREDICTED_STEP));
            }
        }
    }

    private static Project create(Console console, Path folder, int images, int every) throws IOException {
        console.say("cli.bench.largeProject", images, folder);
        return LargeProject.create(folder, images, made -> tell(console, made, every));
    }

    private static void tell(Console console, int made, int every) {
        if (made % every == 0) {
            console.say("cli.bench.files", made);
        }
    }
}
