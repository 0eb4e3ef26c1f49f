package limn.app.window;

import java.util.Comparator;

/** The order of the gallery. Images that are equal in it stand in the order in which they were added. */
record ImageOrder(Key key, boolean reversed) {
    /** What decides; each with the direction that is wanted most often. */
    enum Key {
        /** As they came. */
        ADDED,
        /** By name, numbers in it by their value. */
        NAME,
        /** New ones first, flagged ones last. */
        STATE,
        /** The network's least sure first. */
        CONFIDENCE,
        /** First where the network contradicts people most. */
        DISAGREEMENT,
        /** First where most classes are unknown. */
        UNKNOWN
    }

    static final ImageOrder ADDED = new ImageOrder(Key.ADDED, false);

    /** No two rows of a project are equal in it. What the network has not seen stands last, whatever the direction. */
    Comparator<GalleryRow> comparator() {
        Comparator<GalleryRow> by = switch (key) {
            case ADDED -> Comparator.comparingInt(GalleryRow::place);
            case NAME -> Comparator.comparing(GalleryRow::sortKey).thenComparing(GalleryRow::plainName);
            case STATE -> Comparator.comparing(r -> r.shown().item().state());
            case CONFIDENCE -> (a, b) -> Float.compare(a.score().confidence(), b.score().confidence());
            case DISAGREEMENT -> (a, b) -> Float.compare(b.score().disagreement(), a.score().disagreement());
            case UNKNOWN -> Comparator.comparingInt(r -> -r.unknownTags());
        };
        Comparator<GalleryRow> wanted = reversed ? by.reversed() : by;
        return switch (key) {
            case CONFIDENCE, DISAGREEMENT -> unseenLast().thenComparing(wanted).thenComparingInt(GalleryRow::place);
            case ADDED -> wanted;
            default -> wanted.thenComparingInt(GalleryRow::place);
        };
    }

    private Comparator<GalleryRow> unseenLast() {
        return switch (key) {
            case CONFIDENCE -> Comparator.comparing(r -> Float.isNaN(r.score().confidence()));
            case DISAGREEMENT -> Comparator.comparing(r -> Float.isNaN(r.score().disagreement()));
            default -> (a, b) -> 0;
        };
    }
}
