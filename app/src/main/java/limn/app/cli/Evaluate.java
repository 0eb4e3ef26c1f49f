package limn.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import limn.annotator.model.Split;
import limn.annotator.store.Access;
import limn.annotator.store.Project;
import limn.app.data.ProjectSamples;
import limn.app.text.UserError;
import limn.engine.data.Sample;
import limn.engine.predict.Evaluation;
import limn.engine.predict.EvaluationReport;
import limn.engine.predict.Predictor;
import limn.engine.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a run's best network on the labelled images of a split. */
@Command(name = "evaluate")
final class Evaluate extends Action {
    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    private Path project = Path.of("");
    @Option(names = "--run", required = true, paramLabel = "RUN")
    private String run = "";
    @Option(names = "--split", paramLabel = "train|val|test")
    private Split split = Split.VAL;
    @Option(names = "--device", paramLabel = "cpu|gpu0")
    private String device = "cpu";

    @Override
    int run(Console console) throws Exception {
        List<Sample> samples;
        List<String> classes;
        RunFolder folder;
        try (Project opened = Project.open(project, Access.READ)) {
            var all = ProjectSamples.of(opened, console.texts());
            samples = all.masked(split);
            classes = all.classes().stream().map(c -> c.name()).toList();
            folder = RunReference.find(opened, run);
        }
        if (samples.isEmpty()) {
            throw new UserError("nothingToMeasure", split.name().toLowerCase(Locale.ROOT));
        }
        try (Predictor predictor = Models.open(RunReference.model(folder), device)) {
            List<String> trained = predictor.classes().stream().map(c -> c.name()).toList();
            if (!trained.equals(classes)) {
                throw new UserError("otherClasses", String.join(", ", trained), String.join(", ", classes));
            }
            return report(console, folder, Evaluation.of(predictor, samples, done -> {}));
        }
    }

    private int report(Console console, RunFolder folder, EvaluationReport report) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("run", folder.name());
        facts.put("split", split.name().toLowerCase(Locale.ROOT));
        facts.put("miou", Reports.number(report.miou()));
        facts.put("perClass", report.perClass());
        facts.put("classesCounted", report.classesCounted());
        facts.put("pixelAccuracy", Reports.number(report.pixelAccuracy()));
        facts.put("images", report.images());
        facts.put("confusion", report.confusion());
        var lines = new ArrayList<String>();
        lines.add(console.texts().get("cli.measured", Reports.percent(report.miou()), report.classesCounted(),
                report.perClass().size(), report.images(), Reports.percent(report.pixelAccuracy())));
        report.perClass().forEach((name, iou) -> lines
                .add("  " + name + "  " + (iou == null ? "-" : Reports.percent(iou))));
        console.result(facts, lines);
        return DONE;
    }
}
