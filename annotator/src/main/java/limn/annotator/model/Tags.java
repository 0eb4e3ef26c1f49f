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
        TagState[] copy = Arrays.copyOf(states, Math.max(classCount, states.length));
        Arrays.fill(copy, states.length, copy.length, TagState.UNKNOWN);
        return new Tags(copy);
    }

    public boolean isAllUnknown() { return Arrays.stream(states).allMatch(s -> s == TagState.UNKNOWN); }

    @Override
    public boolean equals(Object other) { return other instanceof Tags that && Arrays.equals(states, that.states); }

    @Override
    public int hashCode() { return Arrays.hashCode(states); }

    @Override
    public String toString() { return Arrays.toString(states); }
}
