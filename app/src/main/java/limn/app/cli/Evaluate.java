package limn.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Split;
import limn.annotator.store.Access;
import limn.annotator.store.Project;
import limn.app.evaluate.Confusion;
import limn.app.evaluate.Evaluation;
import limn.app.evaluate.Measuring;
import limn.app.text.ErrorWords;
import limn.app.text.UserError;
import limn.engine.predict.Predictor;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a run's best network on the labelled images of a split, into the run folder. */
@Command(name = "evaluate")
final class Evaluate extends Action {
    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    private Path project = Path.of("");
    @Option(names = "--run", required = true, paramLabel = "RUN")
    private String run = "";
    @Option(names = "--split", paramLabel = "train|val|test")
    private Split split = Split.VAL;
    @Option(names = "--device", paramLabel = "cpu|gpu0")
    private @Nullable String device;

    @Option(names = "--progress")
    private boolean progress;

    @Override
    int run(Console console) throws Exception {
        try (Project opened = Project.open(project, Access.READ)) {
            List<ImageItem> images = Measuring.images(opened, split);
            RunFolder folder = RunReference.find(opened, run);
            if (images.isEmpty()) {
                throw new UserError("nothingToMeasure", split.name().toLowerCase(Locale.ROOT));
            }
            try (Predictor predictor = Models.of(opened, folder, device)) {
                var measuring = new Measuring(opened, folder, split, predictor, new ErrorWords(console.texts()));
                return report(console, folder, measuring.run(images, done -> {
                    if (progress) {
                        console.progress(done, images.size());
                    }
                }));
            }
        }
    }

    private int report(Console console, RunFolder folder, Evaluation done) {
        Confusion free = done.free();
        double accuracy = free.pixels() == 0 ? 0 : 1 - (double) free.wrong() / free.pixels();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("run", folder.name());
        facts.put("split", split.name().toLowerCase(Locale.ROOT));
        facts.put("miou", Reports.number(free.miou()));
        facts.put("perClass", perClass(done, free));
        facts.put("classesCounted", free.classesCounted());
        facts.put("pixelAccuracy", Reports.number(accuracy));
        facts.put("images", done.images().size());
        facts.put("confusion", free.counts());
        facts.put("miouWithTags", done.hasTags() ? Reports.number(done.tagged().miou()) : null);
        facts.put("sparseImages", done.sparse().size());
        facts.put("skipped", done.skipped());
        var lines = new ArrayList<String>();
        lines.add(console.texts().get("cli.measured", Reports.percent(free.miou()), free.classesCounted(),
                done.classes().size(), done.images().size(), Reports.percent(accuracy)));
        perClass(done, free).forEach((name, iou) -> lines
                .add("  " + name + "  " + (iou == null ? "-" : Reports.percent(iou))));
        if (done.hasTags()) {
            lines.add(console.texts().get("cli.measuredWithTags", Reports.percent(done.tagged().miou())));
        }
        if (!done.sparse().isEmpty()) {
            lines.add(console.texts().get("cli.measuredSparse", done.sparse().size(), done.images().size(),
                    Reports.percent(done.unlabelledShare())));
        }
        done.skipped().forEach((name, why) -> console.say("cli.skipped", name, why));
        console.result(facts, lines);
        return done.skipped().isEmpty() ? DONE : done.images().isEmpty() ? FAILED : SKIPPED;
    }

    private static Map<String, @Nullable Double> perClass(Evaluation done, Confusion free) {
        var perClass = new LinkedHashMap<String, @Nullable Double>();
        for (int c = 0; c < done.classes().size(); c++) {
            var iou = free.iou(c);
            perClass.put(done.classes().get(c).name(), iou.isPresent() ? iou.getAsDouble() : null);
        }
        return perClass;
    }
}
