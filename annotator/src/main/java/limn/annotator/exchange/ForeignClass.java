package limn.annotator.exchange;

import java.util.Optional;

/**
 * A class of another program.
 *
 * @param name its name there
 * @param number its number there, by which a person may know it
 * @param rgb its colour there, if it has one
 * @param meaning what it is if nobody says otherwise
 */
public record ForeignClass(String name, long number, Optional<Integer> rgb, Meaning meaning) {
    /** What a class is if nobody says otherwise. */
    public enum Meaning {
        /** A class like others. */
        CLASS,
        /** The class of everything else. */
        BACKGROUND,
        /** Pixels that never count. */
        VOID
    }

    static ForeignClass of(String name, long number) {
        return new ForeignClass(name, number, Optional.empty(), meaningOf(name));
    }

    static ForeignClass of(String name, long number, int rgb) {
        return new ForeignClass(name, number, Optional.of(rgb), meaningOf(name));
    }

    /** The names under which void is written by this program and by labelme. */
    static Meaning meaningOf(String name) {
        return switch (name) {
            case Outgoing.VOID_LABEL, "__ignore__" -> Meaning.VOID;
            case "background", "_background_" -> Meaning.BACKGROUND;
            default -> Meaning.CLASS;
        };
    }
}
