package limn.engine.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import limn.engine.data.Batches;
import limn.engine.data.DecodedCache;
import limn.engine.data.Draw;
import limn.engine.data.HostBatch;
import limn.engine.data.Prefetch;
import limn.engine.data.Survey;
import limn.engine.data.Surveyed;
import limn.engine.data.UnreadableSampleException;
import limn.engine.recipe.Recipe;
import org.jspecify.annotations.Nullable;

/** What each step of a phase gets: crops of labelled images, and of others where the method wants them. */
record TrainingData(Batches labelled, @Nullable Batches weak) {
    private static final long CACHE_BYTES = Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 3);

    /** Both batches of a step. */
    record Pair(HostBatch labelled, @Nullable HostBatch weak) {
        /** The images of both. */
        List<String> names() {
            var names = new ArrayList<>(labelled.names());
            if (weak != null) {
                names.addAll(weak.names());
            }
            return names;
        }
    }

    /** For the method of a recipe. */
    static TrainingData of(Survey survey, Recipe recipe, BiConsumer<String, String> onUnreadable) {
        var cache = new DecodedCache(CACHE_BYTES, recipe.whole("maxSide"));
        long seed = recipe.whole("seed");
        int classes = survey.classes().size();
        var painted = survey.painted();
        Batches labelled = batches(new Draw(painted, byClass(painted, classes, (s, c) -> s.values().get(c)),
                recipe.number("classBalance"), seed), cache, recipe, recipe.whole("batch"), false, onUnreadable);
        if (!recipe.wantsWeak()) {
            return new TrainingData(labelled, null);
        }
        var pool = recipe.wantsAll() ? survey.train() : survey.undecided();
        Draw draw = recipe.learnsFromTags()
                ? new Draw(pool, byClass(pool, classes, (s, c) -> s.tags().isPresent(c)), recipe.number("weakBalance"),
                        ~seed)
                : new Draw(pool, List.of(), 0, ~seed);
        return new TrainingData(labelled,
                batches(draw, cache, recipe, recipe.weakImages(), false, onUnreadable));
    }

    /** For retraining. @param merged all images, with drawn or pseudo labels @param painted those among them that people painted */
    static TrainingData ofPseudoMasks(List<Surveyed> merged, List<Surveyed> painted, int classes, Recipe recipe,
            BiConsumer<String, String> onUnreadable) {
        var cache = new DecodedCache(CACHE_BYTES, recipe.whole("maxSide"));
        Draw draw = new Draw(merged, byClass(merged, classes, (s, c) -> s.values().get(c)),
                recipe.number("classBalance"), recipe.whole("seed") + 0x5EEDL)
                .withShareOf(painted, byClass(painted, classes, (s, c) -> s.values().get(c)),
                        recipe.number("retrainPainted"));
        boolean weighted = recipe.text("retrainWeights").equals("confidence");
        return new TrainingData(batches(draw, cache, recipe, recipe.retrainBatch(), weighted, onUnreadable), null);
    }

    private static List<List<Surveyed>> byClass(List<Surveyed> samples, int classes,
            BiPredicate<Surveyed, Integer> has) {
        var byClass = new ArrayList<List<Surveyed>>();
        for (int c = 0; c < classes; c++) {
            int wanted = c;
            byClass.add(samples.stream().filter(s -> has.test(s, wanted)).toList());
        }
        return byClass;
    }

    private static Batches batches(Draw draw, DecodedCache cache, Recipe recipe, int size, boolean weighted,
            BiConsumer<String, String> onUnreadable) {
        return new Batches(draw, cache, recipe.whole("crop"), recipe.number("scaleMin"), recipe.number("scaleMax"),
                size, weighted, onUnreadable);
    }

    /** Starts to prepare the batches of the steps [first, end); the caller closes it. */
    Prefetch<Pair> prefetch(long first, long end) {
        return new Prefetch<>(first, end, this::at);
    }

    private Pair at(long step) throws UnreadableSampleException {
        return new Pair(labelled.at(step, false), weak == null ? null : weak.at(step, true));
    }
}
