package limn.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import limn.annotator.store.Access;
import limn.annotator.store.Project;
import limn.engine.export.ModelExport;
import limn.engine.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a run's best network as a file for other programs. */
@Command(name = "export-model")
final class ExportModel extends Action {
    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    private Path project = Path.of("");
    @Option(names = "--run", required = true, paramLabel = "RUN")
    private String run = "";
    @Option(names = "--format", required = true, paramLabel = "F")
    private String format = "";
    @Option(names = "--out", required = true, paramLabel = "FILE")
    private Path out = Path.of("");

    @Override
    int run(Console console) throws Exception {
        Formats.require(console, "safetensors", format);
        RunFolder folder;
        try (Project opened = Project.open(project, Access.READ)) {
            folder = RunReference.find(opened, run);
        }
        RunReference.model(folder);
        Path file = ModelExport.safetensors(folder, out);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("run", folder.name());
        facts.put("file", Reports.shown(file));
        console.result(facts, List.of(console.texts().get("cli.modelExported", folder.name(), Reports.shown(file))));
        return DONE;
    }
}
