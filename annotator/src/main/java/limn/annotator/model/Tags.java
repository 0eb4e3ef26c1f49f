package limn.annotator.model;

import java.util.Arrays;

/** The tri-state tags of one image, one per class. Immutable. */
public final class Tags {
    private final TagState[] states;

    private Tags(TagState[] states) { this.states = states; }

    /** Tags of which nothing is known. */
    public static Tags unknown(int classCount) {
        var states = new TagState[classCount];
        Arrays.fill(states, TagState.UNKNOWN);
        return new Tags(states);
    }

    /** Tags of these states, one per class in order. */
    public static Tags of(TagState... states) {
        return new Tags(states.clone());
    }

    public int classCount() { return states.length; }

    public TagState of(int classId) { return states[classId]; }

    public Tags with(int classId, TagState state) {
        TagState[] copy = states.clone();
        copy[classId] = state;
        return new Tags(copy);
    }

    /** Every class that is not present becomes absent: the shortcut <em>all others absent</em>. */
    public Tags othersAbsent() {
        TagState[] copy = states.clone();
        Arrays.setAll(copy, c -> copy[c] == TagState.PRESENT ? TagState.PRESENT : TagState.ABSENT);
        return new Tags(copy);
    }

    /** The same tags for a catalogue that grew to {@code classCount} classes; new classes are unknown. */
    public Tags grownTo(int classCount) {
        if (classCount <= states.length) {
            return this;
        }
        TagState[] copy = Arrays.copyOf(states, classCount);
        Arrays.fill(copy, states.length, copy.length, TagState.UNKNOWN);
        return new Tags(copy);
    }

    public boolean isAllUnknown() {
        for (TagState state : states) {
            if (state != TagState.UNKNOWN) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) { return other instanceof Tags that && Arrays.equals(states, that.states); }

    @Override
    public int hashCode() { return Arrays.hashCode(states); }

    @Override
    public String toString() { return Arrays.toString(states); }
}
