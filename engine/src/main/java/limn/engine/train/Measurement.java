package limn.engine.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.engine.data.ClassInfo;
import limn.engine.data.SampleSource;
import limn.engine.data.UnreadableSampleException;
import limn.engine.export.ModelCard;
import limn.engine.export.ModelFile;
import limn.engine.net.Network;
import limn.engine.predict.Evaluation;
import limn.engine.predict.EvaluationReport;
import limn.engine.recipe.Recipe;
import limn.engine.run.Event;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;

/**
 * Measures student and teacher on the validation images and keeps the better network of the whole run in {@code checkpoints/best}, as
 * a model that is ready to use. Without validation images the newest teacher, or student, is kept.
 */
final class Measurement {
    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
    private static final float[] STD = {0.229f, 0.224f, 0.225f};

    private final SampleSource source;
    private final Recipe recipe;
    private final RunFolder folder;
    private final Journal journal;
    private double bestMiou;

    Measurement(SampleSource source, Recipe recipe, RunFolder folder, Journal journal, double bestMiou) {
        this.source = source;
        this.recipe = recipe;
        this.folder = folder;
        this.journal = journal;
        this.bestMiou = bestMiou;
    }

    /** 0..1; NaN as long as nothing was measured. */
    double bestMiou() { return bestMiou; }

    void measure(long step, Network student, Optional<Network> teacher) throws IOException, UnreadableSampleException {
        if (source.validation().isEmpty()) {
            keep(teacher.orElse(student), card(null, teacher.isPresent() ? "teacher" : "student", step), step);
            return;
        }
        one(step, "student", student);
        if (teacher.isPresent()) {
            one(step, "teacher", teacher.get());
        }
    }

    private void one(long step, String name, Network network) throws IOException, UnreadableSampleException {
        EvaluationReport report = Evaluation.of(network, recipe.whole("maxSide"), source.classes(),
                source.validation());
        boolean isBest = !(report.miou() <= bestMiou);
        if (isBest) {
            bestMiou = report.miou();
            keep(network, card(report, name, step), step);
        }
        List<@Nullable Double> perClass = new ArrayList<>(report.perClass().values());
        journal.say(step, new Event.Evaluated(name, report.miou(), perClass, report.classesCounted(),
                report.pixelAccuracy(), report.images(), isBest));
    }

    private void keep(Network network, ModelCard card, long step) throws IOException {
        ModelFile.write(folder.checkpoint("best").resolve("model.safetensors"), network, card);
        journal.say(step, new Event.CheckpointSaved("checkpoints/best"));
    }

    private ModelCard card(@Nullable EvaluationReport report, String network, long step) {
        var entries = new ArrayList<ModelCard.ClassEntry>();
        for (ClassInfo c : source.classes()) {
            entries.add(new ModelCard.ClassEntry(entries.size(), c.name(),
                    String.format(java.util.Locale.ROOT, "#%06x", c.rgb()), c.background()));
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("method", recipe.method());
        recipe.settings().forEach(s -> settings.put(s.key(), recipe.text(s.key())));
        ModelCard.Scores scores = report == null
                ? new ModelCard.Scores(null, Map.of(), 0, 0, 0, network, step)
                : new ModelCard.Scores(report.miou(), report.perClass(), report.classesCounted(),
                        report.pixelAccuracy(),
                        report.images(), network, step);
        return new ModelCard(ModelCard.FORMAT, entries, Training.spec(recipe),
                new ModelCard.Input(recipe.whole("maxSide"), recipe.whole("crop"), "RGB", MEAN, STD), settings, scores);
    }
}
