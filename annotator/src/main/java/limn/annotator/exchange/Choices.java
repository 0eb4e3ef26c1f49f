package limn.annotator.exchange;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What shall become of what a format cannot carry: a word for each kind of loss. Immutable. */
public final class Choices {
    /** Void gets a label of its own, called {@value Outgoing#VOID_LABEL}. */
    public static final String LABEL = "label";
    /** Becomes void. */
    public static final String VOID = "void";
    /** Is written as {@value limn.annotator.model.Mask#UNLABELLED}, a number that other programs do not know. */
    public static final String KEEP = "keep";
    /** Is left out: as if nobody had decided. */
    public static final String LEAVE_OUT = "leave-out";
    /** Is left out. */
    public static final String DROP = "drop";
    /** Is written as a table beside the labels, which {@code limn import --format tags} reads. */
    public static final String BESIDE = "beside";
    /** Before the name of a class that is one of these words itself. */
    public static final String CLASS = "class:";

    private final Map<Loss.Kind, String> words;

    private Choices(Map<Loss.Kind, String> words) { this.words = words; }

    /** No choice was made. */
    public static Choices none() { return new Choices(Map.of()); }

    public Choices with(Loss.Kind kind, String word) {
        var more = new EnumMap<Loss.Kind, String>(Loss.Kind.class);
        more.putAll(words);
        more.put(kind, word);
        return new Choices(more);
    }

    public Optional<String> of(Loss.Kind kind) { return Optional.ofNullable(words.get(kind)); }

    boolean is(Loss.Kind kind, String word) { return word.equals(words.get(kind)); }
}
