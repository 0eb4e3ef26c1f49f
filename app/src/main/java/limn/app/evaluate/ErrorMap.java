package limn.app.evaluate;

import java.util.OptionalInt;

/** What is wrong where: one kind of error for each pixel. */
public final class ErrorMap {
    /** How a pixel was judged. */
    public enum Kind {
        /** Truth and prediction are the same. */
        RIGHT,
        /** The class, or any class but the background, was there and not predicted. */
        MISSED,
        /** It was predicted where it is not. */
        INVENTED,
        /** One thing was taken for another. */
        CONFUSED,
        /** Nobody has decided, or it was decided not to count. */
        UNDECIDED
    }

    private final Kind[] kinds;
    private final long[] counts = new long[Kind.values().length];

    private ErrorMap(Kind[] kinds) {
        this.kinds = kinds;
        for (Kind kind : kinds) {
            counts[kind.ordinal()]++;
        }
    }

    /**
     * Compares labels.
     *
     * @param classId the class that is looked at; empty for all of them
     * @param background the class that is no thing; empty if there is none, then every error over all classes is a confusion
     */
    public static ErrorMap of(byte[] truth, byte[] predicted, OptionalInt classId, OptionalInt background) {
        var kinds = new Kind[truth.length];
        for (int i = 0; i < kinds.length; i++) {
            int t = truth[i] & 0xFF;
            int p = predicted[i] & 0xFF;
            kinds[i] = t >= 254
                    ? Kind.UNDECIDED
                    : t == p
                            ? Kind.RIGHT
                            : classId.isPresent() ? ofClass(t, p, classId.getAsInt()) : ofAll(t, p, background);
        }
        return new ErrorMap(kinds);
    }

    private static Kind ofClass(int truth, int predicted, int classId) {
        return truth == classId ? Kind.MISSED : predicted == classId ? Kind.INVENTED : Kind.RIGHT;
    }

    private static Kind ofAll(int truth, int predicted, OptionalInt background) {
        if (background.isEmpty()) {
            return Kind.CONFUSED;
        }
        return predicted == background.getAsInt()
                ? Kind.MISSED
                : truth == background.getAsInt() ? Kind.INVENTED : Kind.CONFUSED;
    }

    public Kind at(int pixel) { return kinds[pixel]; }

    /** How many pixels are of a kind. */
    public long count(Kind kind) { return counts[kind.ordinal()]; }
}
