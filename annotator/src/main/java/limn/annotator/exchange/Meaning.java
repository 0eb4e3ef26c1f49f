package limn.annotator.exchange;

/** What a class of another program becomes in a project. */
public sealed interface Meaning {
    /** A class of the project, or a new one if the project has none of this name. */
    record Named(String name) implements Meaning {}

    /** Pixels become void. */
    record Void() implements Meaning {}

    /** Pixels become unlabelled. */
    record Unlabelled() implements Meaning {}

    /** Left out: areas are not drawn, tags not set. */
    record Skip() implements Meaning {}

    /** The words for the three that are no class. */
    String VOID = "@void";
    String UNLABELLED = "@unlabelled";
    String SKIP = "@skip";

    /** The name or word that {@link #of} reads. */
    default String words() {
        return switch (this) {
            case Named(String name) -> name;
            case Void() -> VOID;
            case Unlabelled() -> UNLABELLED;
            case Skip() -> SKIP;
        };
    }

    /** The meaning that a person wrote: a name, or one of the three words. */
    static Meaning of(String words) {
        return switch (words) {
            case VOID -> new Void();
            case UNLABELLED -> new Unlabelled();
            case SKIP -> new Skip();
            default -> new Named(words);
        };
    }
}
