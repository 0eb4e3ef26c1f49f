package limn.engine.train;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import limn.engine.data.Batches;
import limn.engine.data.DecodedCache;
import limn.engine.data.Draw;
import limn.engine.data.HostBatch;
import limn.engine.data.LabelMap;
import limn.engine.data.Prefetch;
import limn.engine.data.Sample;
import limn.engine.data.SampleSource;
import limn.engine.data.UnreadableSampleException;
import limn.engine.recipe.Recipe;
import org.jspecify.annotations.Nullable;

/**
 * What each step of a run gets: crops of labelled images, and of images with undecided pixels where the method wants them.
 *
 * @param labelled images with at least one labelled pixel
 * @param undecided images with at least one pixel that nobody labelled; all images if there is none such
 */
record TrainingData(List<Sample> labelled, List<Sample> undecided, Batches labelledBatches,
        @Nullable Batches undecidedBatches) {
    private static final long CACHE_BYTES = Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 3);

    /** Both batches of a step. */
    record Pair(HostBatch labelled, @Nullable HostBatch unlabelled) {}

    /** Reads all training masks once, to know which classes each of them has. */
    static TrainingData of(SampleSource source, Recipe recipe, BiConsumer<String, String> onUnreadable) {
        int classes = source.classes().size();
        var labelled = new ArrayList<Sample>();
        var undecided = new ArrayList<Sample>();
        var byClass = new ArrayList<List<Sample>>();
        for (int c = 0; c < classes; c++) {
            byClass.add(new ArrayList<>());
        }
        for (Sample sample : source.train()) {
            BitSet values = valuesOf(sample, onUnreadable);
            Predicate<Integer> isClass = c -> c < classes;
            if (values.stream().boxed().anyMatch(isClass)) {
                labelled.add(sample);
                values.stream().filter(c -> c < classes).forEach(c -> byClass.get(c).add(sample));
            }
            if (values.isEmpty() || values.get(LabelMap.UNLABELLED)) {
                undecided.add(sample);
            }
        }
        if (undecided.isEmpty()) {
            undecided.addAll(source.train());
        }
        var cache = new DecodedCache(CACHE_BYTES, recipe.whole("maxSide"));
        long seed = recipe.whole("seed");
        boolean wantsUnlabelled = recipe.method().equals("classmix");
        return new TrainingData(List.copyOf(labelled), List.copyOf(undecided),
                batches(new Draw(labelled, byClass, recipe.number("classBalance"), seed), cache, recipe,
                        recipe.whole("batch"), classes, onUnreadable),
                wantsUnlabelled
                        ? batches(new Draw(undecided, List.of(), 0, ~seed), cache, recipe,
                                recipe.whole("unlabelledBatch"), classes, onUnreadable)
                        : null);
    }

    private static Batches batches(Draw draw, DecodedCache cache, Recipe recipe, int size, int classes,
            BiConsumer<String, String> onUnreadable) {
        return new Batches(draw, cache, recipe.whole("crop"), recipe.number("scaleMin"), recipe.number("scaleMax"),
                size,
                classes, onUnreadable);
    }

    private static BitSet valuesOf(Sample sample, BiConsumer<String, String> onUnreadable) {
        if (!sample.hasLabels()) {
            return new BitSet();
        }
        try {
            return sample.labels().map(Preflight::values).orElseGet(BitSet::new);
        } catch (UnreadableSampleException e) {
            onUnreadable.accept(e.sample(), String.valueOf(e.getMessage()));
            return new BitSet();
        }
    }

    /** Starts to prepare the batches of the steps [first, end); the caller closes it. */
    Prefetch<Pair> prefetch(long first, long end) {
        return new Prefetch<>(first, end, step -> new Pair(labelledBatches.at(step, false),
                undecidedBatches == null ? null : undecidedBatches.at(step, true)));
    }
}
