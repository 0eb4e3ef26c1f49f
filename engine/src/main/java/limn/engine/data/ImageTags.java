package limn.engine.data;

import java.util.Arrays;

/** Image-level labels of one image, tri-state per class. Immutable. */
public final class ImageTags {
    /** What is known of one class. */
    public enum State {
        UNKNOWN, PRESENT, ABSENT
    }

    private final State[] states;

    public ImageTags(State[] states) { this.states = states.clone(); }

    /** Tags of which nothing is known. */
    public static ImageTags unknown(int classCount) {
        var states = new State[classCount];
        Arrays.fill(states, State.UNKNOWN);
        return new ImageTags(states);
    }

    public int classCount() { return states.length; }

    public State of(int classId) { return states[classId]; }

    /** Whether the class may occur: it is not known absent. */
    public boolean isPossible(int classId) {
        return states[classId] != State.ABSENT;
    }

    public boolean isAllUnknown() { return Arrays.stream(states).allMatch(s -> s == State.UNKNOWN); }
}
