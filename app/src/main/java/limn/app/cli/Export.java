package limn.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import limn.annotator.exchange.Choices;
import limn.annotator.exchange.Exporting;
import limn.annotator.exchange.Format;
import limn.annotator.exchange.UndecidedException;
import limn.annotator.format.LabellingTimes;
import limn.annotator.store.Access;
import limn.annotator.store.Project;
import org.jspecify.annotations.Nullable;
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

    @Option(names = "--images")
    private boolean images;
    @Option(names = "--void", paramLabel = "WHAT")
    private @Nullable String voids;
    @Option(names = "--unlabelled", paramLabel = "WHAT")
    private @Nullable String unlabelled;
    @Option(names = "--other-classes", paramLabel = "WHAT")
    private @Nullable String others;
    @Option(names = {"--tags", "--unknown-tags"}, paramLabel = "WHAT")
    private @Nullable String tags;

    @Override
    int run(Console console) throws Exception {
        if (format.equals(Exchange.TIMES)) {
            return times(console);
        }
        Format chosen = Exchange.writing(console, format);
        Choices choices = Exchange.choices(Optional.ofNullable(voids), Optional.ofNullable(unlabelled),
                Optional.ofNullable(others), Optional.ofNullable(tags));
        try (Project opened = Project.open(project, Access.READ)) {
            var progress = new WatchLine(console);
            Exporting.Report report = Exporting.run(opened, chosen, out, choices, images, progress.on("cli.exporting"));
            progress.end();
            Reports.leftOut(console, report.skipped());
            var facts = new LinkedHashMap<String, Object>();
            facts.put("project", opened.folder().toString());
            facts.put("out", Reports.shown(out));
            facts.put("format", chosen.id());
            facts.put("images", report.images());
            facts.put("masks", report.masks());
            facts.put("skipped", Reports.skipped(console, report.skipped()));
            console.result(facts, List.of(console.texts().get("cli.exported", Reports.shown(out), report.masks(),
                    report.images())));
            return report.skipped().isEmpty() ? DONE : SKIPPED;
        } catch (UndecidedException undecided) {
            throw Exchange.undecided(console, undecided);
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
