package limn.app.cli;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import limn.annotator.format.ClassLists;
import limn.annotator.format.FoldersLayout;
import limn.annotator.format.ImportReport;
import limn.annotator.model.ClassCatalog;
import limn.annotator.store.Project;
import limn.app.text.UserError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a project from a folder of images, or from a folder that already has masks and tags. */
@Command(name = "create")
final class Create extends Action {
    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    private Path project = Path.of("");
    @Option(names = "--images", required = true, paramLabel = "DIR")
    private Path images = Path.of("");
    @Option(names = "--classes", paramLabel = "FILE|voc|cityscapes|ade20k|coco")
    private @Nullable Path classes;
    @Mixin
    private ImportChoices choices = new ImportChoices();

    @Override
    int run(Console console) throws Exception {
        if (!Files.isDirectory(images)) {
            throw new UserError("noFolder", images);
        }
        Optional<Path> classesFile = Optional.ofNullable(classes);
        for (Path file : new Path[]{classesFile.orElse(images), choices.labelled().orElse(images)}) {
            boolean builtIn = classesFile.isPresent() && file.equals(classesFile.get())
                    && ClassLists.BuiltIn.of(file.toString()).isPresent();
            if (!builtIn && !Files.exists(file)) {
                throw new NoSuchFileException(file.toString());
            }
        }
        ClassCatalog catalog = FoldersLayout.classes(classesFile.orElse(images));
        try (Project made = Project.create(project, catalog)) {
            ImportReport report = FoldersLayout.importInto(made, images, choices.options(classesFile));
            return Reports.imported(console, made, report);
        }
    }
}
