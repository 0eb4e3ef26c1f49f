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

    /**
     * Complete tags of an image whose every pixel is decided: the classes of its mask are present, all others absent. Pixels that are
     * void or unlabelled count as background. Source: seg2cls of YudeWang/Learning-Pseudo-Label b3d4b13, which has turned void into
     * background before.
     *
     * @param background the class of the background, or -1 if there is none; undecided pixels then say nothing
     * @throws IllegalArgumentException if a pixel has another label than 0..classCount-1, 254 or 255, or background is no class
     */
    public static ImageTags fromMask(LabelMap mask, int classCount, int background) {
        if (background < -1 || background >= classCount) {
            throw new IllegalArgumentException(
                    "background must be in -1.." + (classCount - 1) + " but is " + background);
        }
        var states = new State[classCount];
        Arrays.fill(states, State.ABSENT);
        for (byte label : mask.labels()) {
            int value = Byte.toUnsignedInt(label);
            int classId = value >= LabelMap.UNLABELLED ? background : value;
            if (classId >= classCount) {
                throw new IllegalArgumentException("label " + value + " in a mask of " + classCount + " classes");
            }
            if (classId >= 0) {
                states[classId] = State.PRESENT;
            }
        }
        return new ImageTags(states);
    }

    public int classCount() { return states.length; }

    public State of(int classId) { return states[classId]; }

    /** Whether the class may occur: it is not known absent. */
    public boolean isPossible(int classId) {
        return states[classId] != State.ABSENT;
    }

    /** Whether the class is known to occur. */
    public boolean isPresent(int classId) {
        return states[classId] == State.PRESENT;
    }

    /** Whether somebody said of the class that it occurs or that it does not. */
    public boolean isKnown(int classId) {
        return states[classId] != State.UNKNOWN;
    }

    public boolean isAllUnknown() { return Arrays.stream(states).allMatch(s -> s == State.UNKNOWN); }
}
