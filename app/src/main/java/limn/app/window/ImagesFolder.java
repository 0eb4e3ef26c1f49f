package limn.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import limn.annotator.format.FoldersLayout;
import limn.annotator.format.ImportOptions;
import limn.annotator.format.ImportReport;
import limn.annotator.store.Backup;
import limn.annotator.store.Project;

/** From a folder of images to a project beside it, or into a project. Slow: for background threads. */
final class ImagesFolder {
    private ImagesFolder() {}

    /** Where the project of a folder of images is made: beside it, so that nothing is written among the images. */
    static Path projectOf(Path images) {
        Path folder = images.toAbsolutePath().normalize();
        Path name = folder.getFileName();
        return folder.resolveSibling((name == null ? "project" : name.toString()) + "-limn");
    }

    /** Opens the project of the folder, or makes it with all images (and masks and tags, if the folder has them) in it. */
    static Project open(Path images, Consumer<String> progress) throws IOException {
        Path folder = projectOf(images);
        if (Files.exists(folder.resolve(Project.FILE))) {
            return Project.open(folder);
        }
        Project project = Project.create(folder, FoldersLayout.classes(images));
        try {
            FoldersLayout.importInto(project, images, ImportOptions.everything(), progress);
            return project;
        } catch (IOException | RuntimeException failure) {
            project.close();
            throw failure;
        }
    }

    /** What an import did, and the copy of the project before it, if there was anything to lose. */
    record Added(ImportReport report, Optional<Backup> before) {}

    /** Adds the images of another folder. */
    static Added add(Project project, Path images, Consumer<String> progress) throws IOException {
        Optional<Backup> before = project.backups().beforeImport();
        return new Added(FoldersLayout.importInto(project, images, ImportOptions.everything(), progress), before);
    }
}
