package limn.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import limn.annotator.store.Project;
import limn.app.text.UserError;
import limn.app.train.RunCatalog;
import limn.engine.run.RunFolder;

/** Finds a run by its name in the project, by the word {@code latest}, or by its folder. */
final class RunReference {
    private RunReference() {}

    static RunFolder find(Project project, String name) throws Exception {
        if (name.equals("latest")) {
            return new RunCatalog(project.runs()).newestModel().map(RunCatalog.Entry::folder)
                    .orElseThrow(() -> new UserError("noRuns", project.folder()));
        }
        Path inside = project.runs().resolve(name);
        Path path = Files.isDirectory(inside) ? inside : Path.of(name);
        if (!Files.isDirectory(path) || !Files.exists(path.resolve("recipe.json"))) {
            throw new UserError("noRun", name, project.folder());
        }
        return new RunFolder(path.toAbsolutePath().normalize());
    }

    /** The checkpoint to judge a run by: the best, else the last. */
    static Path model(RunFolder run) throws UserError {
        for (String which : new String[]{"best", "last"}) {
            if (Files.isDirectory(run.checkpoint(which))) {
                return run.checkpoint(which);
            }
        }
        throw new UserError("noCheckpoint", run.name());
    }

    /** Where pseudo-Net of a cross training lies, as the run left it; other methods have no such file. */
    static Path pseudo(RunFolder run) {
        return run.checkpoint("last").resolve("pseudo.safetensors");
    }
}
