package limn.annotator.store;

/**
 * Something that is not as it should be in a project.
 *
 * @param subject the image, table or folder concerned; "" for the project as a whole
 * @param count how many tiles, pixels or rows
 * @param detail the values, the new place, or what the database or the system said
 * @param repaired whether it is as it should be by now
 */
public record Finding(Kind kind, String subject, long count, String detail, boolean repaired) {
    /** What may be wrong. */
    public enum Kind {
        /** The database says of itself that it is not sound. */
        DATABASE,
        /** Rows that belong to something that is not there. */
        ORPHAN_ROWS,
        /** Tiles of a mask beyond the borders of its image. */
        TILE_OUTSIDE,
        /** A tile that cannot be decoded. */
        TILE_UNREADABLE,
        /** Pixels with a value that is no class. */
        VALUE_OUTSIDE,
        /** Tags of more classes than there are, or that say nothing. */
        TAGS,
        /** The kept numbers of pixels per class are not those of the mask. */
        COUNTS,
        /** The file of an image is not where it was. */
        IMAGE_MISSING,
        /** The file of an image has other contents than when it was added. */
        IMAGE_CHANGED,
        /** The file of an image has other contents and another size than its mask. */
        IMAGE_SIZE,
        /** A file that is there cannot be read. */
        IMAGE_UNREADABLE,
        /** A folder among the runs that is none, or a run whose process ended without leaving anything to go on from. */
        RUN_ORPHANED,
        /** Half-written files that a killed program left behind. */
        LEFTOVER
    }

    static Finding of(Kind kind, String subject, long count, String detail, boolean repaired) {
        return new Finding(kind, subject, count, detail, repaired);
    }
}
