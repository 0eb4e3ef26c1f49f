package limn.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import limn.annotator.store.Access;
import limn.annotator.store.Project;
import limn.app.data.ProjectSamples;
import limn.app.report.ModelReport;
import limn.app.report.ProofImages;
import limn.app.text.UserError;
import limn.engine.export.ModelCard;
import limn.engine.export.ModelExport;
import limn.engine.export.ModelFile;
import limn.engine.export.Proof;
import limn.engine.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a run's best network as a file for other programs; as ONNX with the proof that it says the same, and a report. */
@Command(name = "export-model")
final class ExportModel extends Action {
    private static final List<String> FORMATS = List.of("onnx", "safetensors");

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
        if (!FORMATS.contains(format)) {
            throw new WrongUsage(console.texts(), new UserError("format", format, String.join(", ", FORMATS)));
        }
        try (Project opened = Project.open(project, Access.READ)) {
            RunFolder folder = RunReference.find(opened, run);
            RunReference.model(folder);
            return format.equals("onnx")
                    ? onnx(console, opened.folder().getFileName().toString(), folder,
                            ProjectSamples.toCheck(opened, console.texts()))
                    : safetensors(console, folder);
        }
    }

    private int safetensors(Console console, RunFolder folder) throws IOException {
        Path file = ModelExport.safetensors(folder, out);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("run", folder.name());
        facts.put("file", Reports.shown(file));
        console.result(facts, List.of(console.texts().get("cli.modelExported", folder.name(), Reports.shown(file))));
        return DONE;
    }

    private int onnx(Console console, String name, RunFolder folder, ProjectSamples samples) throws Exception {
        ModelCard card = ModelFile.readCard(ModelExport.best(folder));
        ProofImages images = ProofImages.of(samples, card);
        if (!images.split().equals("val")) {
            console.say("cli.proof.split." + images.split());
        } else if (!images.scored()) {
            console.say("cli.proof.otherClasses");
        }
        var line = new RewrittenLine(console, Duration.ofSeconds(5));
        ModelExport.Onnx export = ModelExport.onnx(folder, out, images.samples(), images.split(), images.scored(),
                done -> {
                    if (line.isDue(Instant.now())) {
                        line.show(Instant.now(),
                                console.texts().get("cli.proof.progress", done, images.samples().size()));
                    }
                });
        line.end();
        Path report = ModelReport.write(console.texts(), name, folder, card, export, images.samples());
        return said(console, folder, export, report);
    }

    private static int said(Console console, RunFolder folder, ModelExport.Onnx export, Path report) {
        Proof proof = export.proof();
        proof.leftOut().forEach(image -> console.say("cli.proof.leftOut", image));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("run", folder.name());
        facts.put("file", Reports.shown(export.file()));
        facts.put("proof", proof.facts());
        facts.put("proofFile", Reports.shown(export.figures()));
        facts.put("report", Reports.shown(report));
        var texts = console.texts();
        var lines = new ArrayList<String>();
        lines.add(texts.get("cli.modelExported", folder.name(), Reports.shown(export.file())));
        lines.add(texts.get(proof.holds() ? "cli.proof.holds" : "cli.proof.fails", proof.images()));
        lines.add(texts.get("cli.proof.figures", String.format(Locale.ROOT, "%.2g", proof.largestDifference()),
                String.format(Locale.ROOT, "%.4f", 100 * proof.changedShare()), percent(proof.miou()),
                percent(proof.exportedMiou())));
        lines.add(texts.get("cli.proof.report", Reports.shown(report)));
        console.result(facts, lines);
        return !proof.holds() ? FAILED : proof.leftOut().isEmpty() ? DONE : SKIPPED;
    }

    private static String percent(@org.jspecify.annotations.Nullable Double share) {
        return share == null ? "-" : Reports.percent(share);
    }
}
