package limn.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import limn.annotator.format.FoldersLayout;
import limn.annotator.format.LabellingTimes;
import limn.annotator.store.Access;
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
        if (format.equals("labelling-times")) {
            return times(console);
        }
        Formats.require(console, "folders", format);
        try (Project opened = Project.open(project, Access.READ)) {
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

    /** What labelling cost, as a table. */
    private int times(Console console) throws Exception {
        try (Project opened = Project.open(project, Access.READ)) {
            LabellingTimes.Written written = LabellingTimes.export(opened, out);
            var facts = new LinkedHashMap<String, Object>();
            facts.put("project", opened.folder().toString());
            facts.put("file", Reports.shown(written.file()));
            facts.put("images", written.images());
            facts.put("seconds", written.seconds());
            facts.put("strokes", written.strokes());
            console.result(facts, List.of(console.texts().get("cli.times", Reports.shown(written.file()),
                    written.images(), Math.round(written.seconds()), written.strokes())));
            return DONE;
        }
    }
}
