package limn.app.window.gallery;

import java.util.Collection;
import java.util.Comparator;

/** The order of the gallery. Images that are equal in it stand in the order in which they were added. */
public record ImageOrder(Key key, boolean reversed) {
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

    /** The rank of what the network has not seen: beyond all others. */
    private static final int UNSEEN = Integer.MAX_VALUE;

    /** As people number things; rows with equal names in it have equal {@linkplain GalleryRow#nameRank ranks}. */
    static final Comparator<GalleryRow> BY_NAME = Comparator.comparing(GalleryRow::sortKey)
            .thenComparing(GalleryRow::plainName);

    static final ImageOrder ADDED = new ImageOrder(Key.ADDED, false);

    /** No two rows of a project are equal in it. What the network has not seen stands last, whatever the direction. */
    Comparator<GalleryRow> comparator() {
        if (key == Key.NAME) {
            return (reversed ? BY_NAME.reversed() : BY_NAME).thenComparingInt(GalleryRow::place);
        }
        return Comparator.comparingInt(this::rank).thenComparingInt(GalleryRow::place);
    }

    /** Whether numbers alone decide between some rows: {@link #rank}, then the place. */
    boolean isByRank(Collection<GalleryRow> rows) {
        return key != Key.NAME || rows.stream().allMatch(GalleryRow::hasNameRank);
    }

    /** The smaller the further ahead. */
    int rank(GalleryRow row) {
        int ahead = switch (key) {
            case ADDED -> row.place();
            case STATE -> row.shown().item().state().ordinal();
            case UNKNOWN -> -row.unknownTags();
            case CONFIDENCE -> bits(row.score().confidence());
            case DISAGREEMENT -> -bits(row.score().disagreement());
            case NAME -> row.nameRank();
        };
        boolean unseen = Math.abs(ahead) == UNSEEN;
        return unseen ? UNSEEN : reversed ? -ahead : ahead;
    }

    /** A number that grows with a share of 0..1. */
    private static int bits(float share) {
        return Float.isNaN(share) ? UNSEEN : Float.floatToIntBits(share + 0f);
    }
}
