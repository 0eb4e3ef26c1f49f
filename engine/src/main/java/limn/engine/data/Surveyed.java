package limn.engine.data;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * An image whose mask was looked at once. What the mask says and what the tags say are brought together: pixels win.
 *
 * @param supervision what the image offers
 * @param values the values that occur in its mask; empty without a mask. Treat as read-only
 * @param tags a class in the mask is present; a dense mask makes every other class absent of which the annotator said nothing; the
 *        background is always possible, and present where any class is
 */
public record Surveyed(Sample sample, Supervision supervision, BitSet values, ImageTags tags) implements Sample {

    /** Reads the mask. @throws UnreadableSampleException if it cannot be read or has a value that is no class */
    public static Surveyed of(Sample sample, List<ClassInfo> classes) throws UnreadableSampleException {
        BitSet values = sample.hasLabels()
                ? sample.labels().map(Surveyed::values).orElseGet(BitSet::new)
                : new BitSet();
        int unknown = values.nextSetBit(classes.size());
        if (unknown >= 0 && unknown < LabelMap.UNLABELLED) {
            throw new UnreadableSampleException(sample.name(), UnreadableSampleException.UNKNOWN_CLASS);
        }
        boolean anyClass = values.length() > 0 && values.nextSetBit(0) < classes.size();
        boolean isDense = anyClass && !values.get(LabelMap.UNLABELLED);
        ImageTags tags = tags(sample.tags(), values, isDense, classes);
        Supervision kind = isDense
                ? Supervision.DENSE
                : anyClass ? Supervision.SPARSE : tags.isAllUnknown() ? Supervision.NONE : Supervision.TAGS;
        return new Surveyed(sample, kind, values, tags);
    }

    private static ImageTags tags(ImageTags own, BitSet values, boolean isDense, List<ClassInfo> classes) {
        var states = new ImageTags.State[classes.size()];
        boolean anyPresent = false;
        for (int c = 0; c < states.length; c++) {
            boolean isDenied = isDense && own.of(c) == ImageTags.State.UNKNOWN;
            states[c] = values.get(c)
                    ? ImageTags.State.PRESENT
                    : isDenied ? ImageTags.State.ABSENT : own.of(c);
            anyPresent |= states[c] == ImageTags.State.PRESENT;
        }
        for (int c = 0; c < states.length; c++) {
            if (classes.get(c).background()) {
                states[c] = anyPresent ? ImageTags.State.PRESENT : ImageTags.State.UNKNOWN;
            }
        }
        return new ImageTags(states);
    }

    private static BitSet values(LabelMap map) {
        var values = new BitSet();
        for (byte b : map.labels()) {
            values.set(b & 0xFF);
        }
        return values;
    }

    /** Whether the image has at least one labelled pixel. */
    public boolean isPainted() {
        return supervision == Supervision.DENSE || supervision == Supervision.SPARSE;
    }

    /** Whether the image has a pixel that may receive a pseudo label. */
    public boolean isUndecided() {
        return values.isEmpty() || values.get(LabelMap.UNLABELLED);
    }

    /** The classes with pixels in the mask that were tagged absent. */
    public int[] conflicts() {
        return values.stream().filter(c -> c < sample.tags().classCount() && !sample.tags().isPossible(c)).toArray();
    }

    @Override
    public String name() { return sample.name(); }

    @Override
    public RgbImage image() throws UnreadableSampleException { return sample.image(); }

    @Override
    public Optional<LabelMap> labels() throws UnreadableSampleException { return sample.labels(); }

    @Override
    public Optional<LabelMap> weights() throws UnreadableSampleException { return sample.weights(); }

    @Override
    public boolean hasLabels() { return sample.hasLabels(); }
}
