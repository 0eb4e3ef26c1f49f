package limn.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import limn.annotator.store.Access;
import limn.annotator.store.Project;
import limn.app.train.RunCatalog;
import limn.app.train.RunState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the runs of a project, newest first. */
@Command(name = "runs")
final class Runs extends Action {
    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    private Path project = Path.of("");

    @Override
    int run(Console console) throws Exception {
        Path folder;
        Path place;
        try (Project opened = Project.open(project, Access.READ)) {
            folder = opened.runs();
            place = opened.folder();
        }
        var facts = new ArrayList<Map<String, ?>>();
        var lines = new ArrayList<String>();
        for (RunCatalog.Entry entry : new RunCatalog(folder).scan()) {
            facts.add(facts(entry));
            lines.add(line(console, entry));
        }
        if (lines.isEmpty()) {
            lines.add(console.texts().get("cli.runs.none", place));
        }
        console.result(Map.of("runs", facts), lines);
        return DONE;
    }

    private static Map<String, ?> facts(RunCatalog.Entry entry) {
        RunState state = entry.state();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("run", entry.folder().name());
        facts.put("recipe", state.method());
        facts.put("status", state.status().name().toLowerCase(Locale.ROOT));
        facts.put("step", state.step());
        facts.put("steps", state.steps());
        facts.put("bestMiou", Reports.number(state.bestMiou()));
        facts.put("hasModel", entry.hasBest());
        return facts;
    }

    private static String line(Console console, RunCatalog.Entry entry) {
        RunState state = entry.state();
        List<Object> words = List.of(entry.folder().name(),
                console.texts().get("cli.status." + state.status().name().toLowerCase(Locale.ROOT)), state.step(),
                state.steps(), Reports.percent(state.bestMiou()));
        return console.texts().get("cli.runs.line", words.toArray());
    }
}
