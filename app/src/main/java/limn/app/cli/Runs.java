package limn.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import limn.annotator.store.Access;
import limn.annotator.store.Project;
import limn.app.text.UserError;
import limn.app.train.RunCatalog;
import limn.app.train.RunState;
import limn.app.train.RunTrash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the runs of a project, newest first; moves one into the trash, brings it back, lists what lies there. */
@Command(name = "runs")
final class Runs extends Action {
    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    private Path project = Path.of("");

    @Option(names = "--trash", paramLabel = "RUN")
    private String trash = "";
    @Option(names = "--restore", paramLabel = "RUN")
    private String restore = "";
    @Option(names = "--list-trash")
    private boolean listTrash;

    @Override
    int run(Console console) throws Exception {
        if (Stream.of(!trash.isEmpty(), !restore.isEmpty(), listTrash).filter(b -> b).count() > 1) {
            throw new WrongUsage(console.texts(), new UserError("runsOne"));
        }
        Path folder;
        Path place;
        try (Project opened = Project.open(project, Access.READ)) {
            folder = opened.runs();
            place = opened.folder();
        }
        if (!trash.isEmpty()) {
            throwAway(console, folder, place);
        } else if (!restore.isEmpty()) {
            bringBack(console, folder, place);
        } else if (listTrash) {
            listTrash(console, folder);
        } else {
            list(console, folder, place);
        }
        return DONE;
    }

    private void throwAway(Console console, Path folder, Path place) throws Exception {
        RunCatalog.Entry entry = new RunCatalog(folder).scan().stream().filter(e -> e.folder().name().equals(trash))
                .findFirst().orElseThrow(() -> new UserError("noRun", trash, place));
        if (entry.state().status().isActive()) {
            throw new UserError("runActive", trash);
        }
        RunTrash.Thrown thrown = new RunTrash(folder).add(entry.folder());
        String name = thrown.now().getFileName().toString();
        console.result(Map.of("run", trash, "trashed", name),
                List.of(console.texts().get("cli.runs.trashed", trash, place, name)));
    }

    private void bringBack(Console console, Path folder, Path place) throws Exception {
        var bin = new RunTrash(folder);
        RunTrash.Thrown thrown = bin.find(restore).orElseThrow(() -> new UserError("notInTrash", restore, place));
        if (Files.exists(thrown.from().path())) {
            throw new UserError("runThere", restore, place);
        }
        bin.restore(thrown);
        console.result(Map.of("run", restore), List.of(console.texts().get("cli.runs.restored", restore)));
    }

    private static void listTrash(Console console, Path folder) throws Exception {
        RunTrash.Contents contents = new RunTrash(folder).contents();
        List<String> names = contents.runs().stream().map(p -> p.getFileName().toString()).toList();
        var lines = new ArrayList<>(names);
        lines.add(names.isEmpty()
                ? console.texts().get("window.runs.trash.empty")
                : console.texts().get("cli.runs.trash", names.size(),
                        String.format(Locale.ROOT, "%.1f", contents.bytes() / 1048576.0)));
        console.result(Map.of("trash", names, "bytes", contents.bytes()), lines);
    }

    private static void list(Console console, Path folder, Path place) throws Exception {
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
