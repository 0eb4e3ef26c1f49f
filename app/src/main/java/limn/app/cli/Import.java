package limn.app.cli;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.annotator.exchange.Archive;
import limn.annotator.exchange.ClassMapping;
import limn.annotator.exchange.Format;
import limn.annotator.exchange.ImportSettings;
import limn.annotator.exchange.Importing;
import limn.annotator.exchange.Problems;
import limn.annotator.exchange.Source;
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

/** Adds images and labels that are written in one of the formats to a project. */
@Command(name = "import")
final class Import extends Action {
    @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "project")
    private Path project = Path.of("");
    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH", descriptionKey = "paths")
    private List<Path> paths = new ArrayList<>();
    @Option(names = "--format", required = true, paramLabel = "F")
    private String format = "";
    @Option(names = "--classes", paramLabel = "FILE", descriptionKey = "import-classes")
    private @Nullable Path classes;
    @Option(names = "--map", paramLabel = "THEIRS=OURS")
    private Map<String, String> map = new LinkedHashMap<>();
    @Option(names = "--background", paramLabel = "NAME")
    private @Nullable String background;
    @Option(names = "--images", paramLabel = "DIR", descriptionKey = "image-folders")
    private List<Path> imageFolders = new ArrayList<>();
    @Mixin
    private ImportChoices choices = new ImportChoices();

    @Override
    int run(Console console) throws Exception {
        Format chosen = Exchange.reading(console, format);
        for (Path path : paths) {
            if (chosen.id().equals(Exchange.FOLDERS) && !Files.isDirectory(path) && !Archive.is(path)) {
                throw new UserError("noFolder", path);
            }
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            }
        }
        try (Project opened = Project.open(project, Access.MUST_WRITE)) {
            opened.backups().beforeImport()
                    .ifPresent(kept -> console.say("cli.import.kept", opened.folder(), kept.number()));
            var total = new ImportReport(0, 0, 0, List.of(), List.of());
            for (Path path : paths) {
                total = sum(total, one(console, opened, chosen, path));
            }
            return Reports.imported(console, opened, total);
        }
    }

    private ImportReport one(Console console, Project opened, Format chosen, Path path) throws Exception {
        var problems = new Problems();
        Path place = Archive.is(path) ? Archive.unpacked(path, Archive.placeIn(opened.folder(), path), problems) : path;
        if (chosen.id().equals(Exchange.FOLDERS)) {
            ImportReport taken = FoldersLayout.importInto(opened, place,
                    choices.options(Optional.ofNullable(classes), map, Optional.ofNullable(background)));
            return sum(new ImportReport(0, 0, 0, problems.skipped(), problems.notices()), taken);
        }
        var progress = new WatchLine(console);
        try (Source source = chosen.reader().orElseThrow().open(place, problems, progress.on("cli.surveying"))) {
            ClassMapping mapping = ClassMapping.byName(source.classes(), opened.classes()).with(map, place)
                    .withBackground(Optional.ofNullable(background));
            var settings = new ImportSettings(choices.tags(), choices.copy(), imageFolders);
            ImportReport report = Importing.run(opened, source, mapping, settings, place, progress.on("cli.importing"),
                    problems);
            progress.end();
            Exchange.sayMapping(console, mapping, opened.classes());
            return report;
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
