package limn.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import limn.annotator.store.Access;
import limn.annotator.store.Project;
import limn.engine.export.TensorBoard;
import limn.engine.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the numbers of a run as a file for TensorBoard, into the run's folder. */
@Command(name = "tensorboard")
final class Board extends Action {
    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    private Path project = Path.of("");
    @Option(names = "--run", required = true, paramLabel = "RUN")
    private String run = "";

    @Override
    int run(Console console) throws Exception {
        RunFolder folder;
        Path runs;
        try (Project opened = Project.open(project, Access.READ)) {
            folder = RunReference.find(opened, run);
            runs = opened.runs();
        }
        Path file = TensorBoard.write(folder);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("run", folder.name());
        facts.put("file", Reports.shown(file));
        console.result(facts,
                List.of(console.texts().get("cli.tensorboard", Reports.shown(file), Reports.shown(runs))));
        return DONE;
    }
}
