package limn.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limn.annotator.format.FoldersLayout;
import limn.annotator.format.ImportReport;
import limn.annotator.format.Skipped;
import limn.annotator.store.Access;
import limn.annotator.store.Project;
import limn.app.text.UserError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds images, masks and tags of folders to a project. */
@Command(name = "import")
final class Import extends Action {
    @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "project")
    private Path project = Path.of("");
    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH", descriptionKey = "paths")
    private List<Path> paths = new ArrayList<>();
    @Option(names = "--format", required = true, paramLabel = "F")
    private String format = "";
    @Option(names = "--classes", paramLabel = "FILE")
    private @Nullable Path classes;
    @Mixin
    private ImportChoices choices = new ImportChoices();

    @Override
    int run(Console console) throws Exception {
        Formats.require(console, "folders", format);
        try (Project opened = Project.open(project, Access.MUST_WRITE)) {
            opened.backups().beforeImport()
                    .ifPresent(kept -> console.say("cli.import.kept", opened.folder(), kept.number()));
            var total = new ImportReport(0, 0, 0, List.of(), List.of());
            for (Path path : paths) {
                if (!Files.isDirectory(path)) {
                    throw new UserError("noFolder", path);
                }
                total = sum(total,
                        FoldersLayout.importInto(opened, path, choices.options(Optional.ofNullable(classes))));
            }
            return Reports.imported(console, opened, total);
        }
    }

    private static ImportReport sum(ImportReport a, ImportReport b) {
        return new ImportReport(a.images() + b.images(), a.masks() + b.masks(), a.tagged() + b.tagged(),
                joined(a.skipped(), b.skipped()), joined(a.notices(), b.notices()));
    }

    private static List<Skipped> joined(List<Skipped> a, List<Skipped> b) {
        var all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }
}
