package limn.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.annotator.format.ImageFormatException;
import limn.annotator.format.MaskPng;
import limn.annotator.format.Reason;
import limn.annotator.format.Skipped;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.Mask;
import limn.annotator.store.Access;
import limn.annotator.store.Project;
import limn.app.data.Pixels;
import limn.app.text.UserError;
import limn.engine.data.LabelMap;
import limn.engine.predict.Labeller;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Labels images with a trained network: one indexed PNG for each. */
@Command(name = "predict")
final class Predict extends Action {
    /** Where the network comes from. */
    static final class Source {
        @Option(names = "--run", required = true, paramLabel = "RUN")
        private @Nullable String run;
        @Option(names = "--model", required = true, paramLabel = "FILE")
        private @Nullable Path model;
    }

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();
    @Parameters(arity = "1..*", paramLabel = "[PROJECT] IMAGES", descriptionKey = "inputs")
    private List<Path> paths = new ArrayList<>();
    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out = Path.of("");
    @Option(names = "--device", paramLabel = "cpu|gpu0")
    private @Nullable String device;

    @Override
    int run(Console console) throws Exception {
        var skipped = new ArrayList<Skipped>();
        List<Path> inputs = new ArrayList<>(paths);
        Path model = model(inputs);
        List<PictureFiles.Found> images = PictureFiles.find(inputs, skipped);
        if (images.isEmpty() && skipped.isEmpty()) {
            throw new UserError("noImages", inputs);
        }
        var written = new ArrayList<String>();
        Files.createDirectories(out);
        try (Labeller labeller = Models.labeller(model, device)) {
            ClassCatalog classes = Models.catalog(labeller);
            for (PictureFiles.Found image : images) {
                try {
                    Path file = out.resolve(image.maskName());
                    Files.createDirectories(file.toAbsolutePath().getParent());
                    LabelMap labels = labeller.labels(Pixels.read(image.file()));
                    MaskPng.write(file, Mask.of(labels.width(), labels.height(), labels.labels()), classes);
                    written.add(file.toString());
                } catch (ImageFormatException broken) {
                    skipped.add(new Skipped(image.file().toString(), broken.reason()));
                } catch (java.nio.file.NoSuchFileException gone) {
                    skipped.add(new Skipped(image.file().toString(), Reason.of(Reason.Kind.FILE_MISSING)));
                }
            }
        }
        return report(console, written, skipped);
    }

    /** The network's file. With a run, the first of the paths is the project, unless the run is a folder itself. */
    private Path model(List<Path> inputs) throws Exception {
        if (source.model != null) {
            return source.model;
        }
        String run = java.util.Objects.requireNonNull(source.run);
        if (isProject(inputs.getFirst())) {
            try (Project project = Project.open(inputs.removeFirst(), Access.READ)) {
                return RunReference.model(RunReference.find(project, run));
            }
        }
        Path folder = Path.of(run);
        if (!Files.exists(folder.resolve("recipe.json"))) {
            throw new UserError("noRun", run, inputs.getFirst());
        }
        return RunReference.model(new limn.engine.run.RunFolder(folder.toAbsolutePath().normalize()));
    }

    private static boolean isProject(Path path) {
        return Files.exists(path.resolve(Project.FILE)) || path.endsWith(Project.FILE);
    }

    private int report(Console console, List<String> written, List<Skipped> skipped) throws IOException {
        Reports.leftOut(console, skipped);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("out", Reports.shown(out));
        facts.put("images", written.size());
        facts.put("masks", written);
        facts.put("skipped", Reports.skipped(console, skipped));
        var lines = new ArrayList<String>();
        lines.add(console.texts().get("cli.predicted", written.size(), Reports.shown(out)));
        if (!skipped.isEmpty()) {
            lines.add(console.texts().get("cli.skippedCount", skipped.size()));
        }
        console.result(facts, lines);
        return skipped.isEmpty() ? DONE : written.isEmpty() ? FAILED : SKIPPED;
    }
}
