package limn.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import limn.annotator.format.FoldersLayout;
import limn.annotator.store.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the labels of a project as files. */
@Command(name = "export")
final class Export extends Action {
    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    private Path project = Path.of("");
    @Option(names = "--format", required = true, paramLabel = "F")
    private String format = "";
    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out = Path.of("");

    @Override
    int run(Console console) throws Exception {
        Formats.require(console, "folders", format);
        try (Project opened = Project.open(project)) {
            FoldersLayout.export(opened, out);
            var facts = new LinkedHashMap<String, Object>();
            facts.put("project", opened.folder().toString());
            facts.put("out", Reports.shown(out));
            facts.put("images", opened.images().size());
            facts.put("masks", opened.masked().size());
            console.result(facts, List.of(console.texts().get("cli.exported", Reports.shown(out),
                    opened.masked().size(), opened.images().size())));
            return DONE;
        }
    }
}
