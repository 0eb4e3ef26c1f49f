package limn.engine.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import limn.engine.data.ClassInfo;
import limn.engine.data.Survey;
import limn.engine.data.Surveyed;
import limn.engine.data.UnreadableSampleException;
import limn.engine.export.ModelCard;
import limn.engine.export.ModelFile;
import limn.engine.net.Network;
import limn.engine.predict.Evaluation;
import limn.engine.predict.EvaluationReport;
import limn.engine.recipe.Method;
import limn.engine.recipe.Recipe;
import limn.engine.run.Event;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;

/**
 * Measures student and teacher on the validation images and keeps the better network of the whole run in {@code checkpoints/best}, as
 * a model that is ready to use. Better is decided without tags: a user's image has none. Without validation images the newest
 * teacher, or student, is kept.
 */
final class Measurement {
    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
    private static final float[] STD = {0.229f, 0.224f, 0.225f};

    private final List<ClassInfo> classes;
    private final Survey survey;
    private final List<Surveyed> validation;
    private final Watching watching;
    private final Recipe recipe;
    private final RunFolder folder;
    private final Journal journal;
    private double bestMiou;
    private int sinceBest;
    private double watchingSeconds;
    private final Unreadables unreadable;
    private final Map<String, Double> newest = new LinkedHashMap<>();

    /** @param start what was measured before a resumed run went on */
    Measurement(Survey survey, Recipe recipe, RunFolder folder, Journal journal, Checkpoint.Counters start)
            throws IOException {
        this.survey = survey;
        classes = survey.classes();
        validation = survey.validation();
        unreadable = new Unreadables(journal);
        watching = new Watching(folder, recipe, survey, journal, unreadable);
        this.recipe = recipe;
        this.folder = folder;
        this.journal = journal;
        bestMiou = start.bestMiou();
        sinceBest = start.sinceBest();
        newest.putAll(start.newest());
    }

    /** What a checkpoint keeps of it. @param retraining whether the run is in its second phase */
    Checkpoint.Counters counters(long step, boolean retraining) {
        return new Checkpoint.Counters(step, bestMiou, retraining, sinceBest, newest);
    }

    /** 0..1; NaN as long as nothing was measured. */
    double bestMiou() { return bestMiou; }

    /** What the predictions of watched images took so far. */
    double watchingSeconds() { return watchingSeconds; }

    /** Whether training has stopped getting better for as long as the recipe waits. */
    boolean isEnough() {
        return recipe.whole("patience") > 0 && sinceBest >= recipe.whole("patience");
    }

    /** A new phase waits anew. */
    void beginPhase() { sinceBest = 0; }

    void measure(long step, Learner learner) throws IOException, UnreadableSampleException {
        List<Double> grades = learner.method().grades();
        if (!grades.isEmpty()) {
            journal.say(step, new Event.Graded(grades, Muting.of(grades, recipe.number("gradePower"),
                    recipe.is("reference"), survey.train().stream().map(Surveyed::tags).toList())));
        }
        measureAll(step, learner);
        long start = System.nanoTime();
        watching.look(step, learner.smoothest());
        watchingSeconds += (System.nanoTime() - start) / 1e9;
    }

    private void measureAll(long step, Learner learner) throws IOException, UnreadableSampleException {
        if (validation.isEmpty()) {
            Method.Member kept = learner.smoothest();
            keep(kept.network(), card(null, kept, step), step);
            return;
        }
        double before = bestMiou;
        for (Method.Member member : learner.measured()) {
            one(step, member);
        }
        sinceBest = Double.compare(before, bestMiou) == 0 ? sinceBest + 1 : 0;
    }

    /** The network that labels images best when tags help, as far as it was measured. */
    private Method.Member labeller(Learner learner) {
        return learner.measured().stream()
                .max(Comparator.comparingDouble(m -> newest.getOrDefault(m.name(), 0.0)))
                .filter(m -> newest.containsKey(m.name())).orElse(learner.smoothest());
    }

    /** Writes the network that will make pseudo masks, under its name. */
    void keepLabeller(Path file, Learner learner, long step) throws IOException {
        Method.Member member = labeller(learner);
        ModelFile.write(file, member.network(), card(null, member, step));
    }

    private void one(long step, Method.Member member) throws IOException, UnreadableSampleException {
        String name = member.name();
        Network network = member.network();
        var leftOut = new ArrayList<UnreadableSampleException>();
        var both = Evaluation.of(network, recipe.whole("maxSide"), classes, validation, recipe.learnsFromTags(),
                leftOut::add);
        warn(step, leftOut);
        boolean isBest = !(both.free().miou() <= bestMiou);
        if (isBest) {
            bestMiou = both.free().miou();
            keep(network, card(both.free(), member, step), step);
        }
        say(step, name, both.free(), false, isBest);
        EvaluationReport tagged = both.tagged();
        if (tagged != null) {
            say(step, name, tagged, true, false);
        }
        newest.put(name, tagged == null ? both.free().miou() : tagged.miou());
    }

    /** Each image is named once in a run. @throws UnreadableSampleException if not one could be measured */
    private void warn(long step, List<UnreadableSampleException> leftOut)
            throws IOException, UnreadableSampleException {
        for (UnreadableSampleException e : leftOut) {
            unreadable.name(step, e);
        }
        if (leftOut.size() == validation.size()) {
            throw leftOut.getFirst();
        }
    }

    private void say(long step, String name, EvaluationReport report, boolean tags, boolean best) throws IOException {
        List<@Nullable Double> perClass = new ArrayList<>(report.perClass().values());
        journal.say(step, new Event.Evaluated(name, tags, report.miou(), perClass, report.classesCounted(),
                report.pixelAccuracy(), report.images(), best));
    }

    private void keep(Network network, ModelCard card, long step) throws IOException {
        ModelFile.write(folder.checkpoint("best").resolve("model.safetensors"), network, card);
        journal.say(step, new Event.CheckpointSaved("checkpoints/best"));
    }

    private ModelCard card(@Nullable EvaluationReport report, Method.Member member, long step) {
        String network = member.name();
        var entries = new ArrayList<ModelCard.ClassEntry>();
        for (ClassInfo c : classes) {
            entries.add(new ModelCard.ClassEntry(entries.size(), c.name(), String.format(Locale.ROOT, "#%06x", c.rgb()),
                    c.background()));
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("method", recipe.method());
        recipe.settings().forEach(s -> settings.put(s.key(), recipe.text(s.key())));
        ModelCard.Scores scores = report == null
                ? new ModelCard.Scores(null, Map.of(), 0, 0, 0, network, step)
                : new ModelCard.Scores(report.miou(), report.perClass(), report.classesCounted(),
                        report.pixelAccuracy(), report.images(), network, step);
        return new ModelCard(ModelCard.FORMAT, entries, member.network().spec(),
                new ModelCard.Input(recipe.whole("maxSide"), recipe.whole("crop"), "RGB", MEAN, STD), settings, scores);
    }
}
