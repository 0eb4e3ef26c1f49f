package limn.annotator.format;

import java.util.Arrays;
import java.util.List;

/**
 * Why a file, or something in it, was not taken or deserves a look. Carries facts; the words are the application's.
 *
 * @param arguments what goes into the words, in the order that the kind names
 */
public record Reason(Kind kind, List<String> arguments) {
    /** What can be wrong, with the arguments of each. */
    public enum Kind {
        /** none */
        FILE_EMPTY,
        /** none */
        FILE_MISSING,
        /** what the system says */
        FILE_UNREADABLE,
        /** none; larger than the memory */
        FILE_TOO_LARGE,
        /** none; a folder where a file should be */
        IS_FOLDER,
        /** none */
        FOLDER_MISSING,
        /** none */
        FOLDER_UNREADABLE,
        /** none; a link to a folder */
        FOLDER_LINK,
        /** none; a link to nothing */
        LINK_BROKEN,
        /** none */
        PNG_CUT_OFF,
        /** the type of the chunk with the wrong checksum */
        PNG_DAMAGED,
        /** none */
        JPEG_CUT_OFF,
        /** none; four colour channels, and nothing says which */
        JPEG_CMYK,
        /** none; several frames */
        WEBP_ANIMATED,
        /** why OpenCV, which decodes it, does not work here */
        WEBP_UNAVAILABLE,
        /** none; no picture of a kind that is read */
        PICTURE_UNKNOWN,
        /** what the decoder says */
        PICTURE_UNDECODABLE,
        /** width, height */
        PICTURE_WITHOUT_PIXELS,
        /** width, height, the limit in megapixels */
        PICTURE_TOO_LARGE,
        /** what it takes decoded, what the program may have, megabytes */
        PICTURE_OUT_OF_MEMORY,
        /** none; decoding it ended for want of memory */
        PICTURE_MEMORY_FULL,
        /** width and height of now, width and height of when it was added */
        PICTURE_CHANGED,
        /** the number of pages or frames, of which the first is taken */
        PICTURE_PAGES,
        /** none */
        MASK_NOT_PNG,
        /** none */
        MASK_IS_JPEG,
        /** channels, bits per channel */
        MASK_NOT_INDEXED,
        /** the colour, the place of a pixel of it */
        MASK_COLOUR,
        /** the image, which has a mask already */
        MASK_TWICE,
        /** width and height of the mask, the image, its width and height */
        MASK_SIZE,
        /** the value that means nothing, its number of pixels */
        MASK_VALUE,
        /** none; every pixel is 255 */
        MASK_ALL_VOID,
        /** none; 0 and 255 are the only values */
        MASK_TWO_VALUES,
        /** the name that no image has */
        NAME_UNKNOWN,
        /** the name that several images have */
        NAME_AMBIGUOUS,
        /** the image, the split that it is kept for */
        SEVERAL_LISTS,
        /** the columns that a table needs */
        COLUMNS_MISSING,
        /** the name in a table */
        CLASS_UNKNOWN,
        /** the word in a table */
        STATE_UNKNOWN,
        /** the image, which has the same record already */
        RECORD_TWICE,
        /** the image, which has another record already */
        RECORD_CONTRADICTS,
        /** what the parser says */
        NOT_JSON,
        /** none */
        NOT_UTF8,
        /** none; no list of classes in a file of classes */
        CLASSES_MISSING,
        /** the place of the class in the list from 1, its name */
        CLASS_WITHOUT_NUMBER,
        /** the number of the class */
        CLASS_WITHOUT_NAME,
        /** the class, its number, the largest that may be */
        CLASS_NUMBER_RANGE,
        /** the class, its number, the one that it should have */
        CLASS_NUMBER_GAP,
        /** a class, another class, their number */
        CLASS_NUMBER_TWICE,
        /** the name of two classes */
        CLASS_NAME_TWICE,
        /** a class, another class, both marked background */
        BACKGROUND_TWICE,
        /** how many more there were */
        MORE_LIKE_THESE,
        /** the path, which leads out of its folder */
        PATH_OUTSIDE,
        /** what the parser says */
        NOT_XML,
        /** what the parser says */
        NOT_YAML,
        /** the member that has to be there */
        MEMBER_MISSING,
        /** the number that no image has */
        IMAGE_NUMBER_UNKNOWN,
        /** the number that no class has */
        CLASS_NUMBER_UNKNOWN,
        /** the number that two records have */
        NUMBER_TWICE,
        /** the pixels of the runs, those of the image */
        RUNS_SUM,
        /** none; runs that cannot be read */
        RUNS_BROKEN,
        /** none; numbers of a shape that are no points */
        SHAPE_BROKEN,
        /** the kind of a shape that has no area */
        SHAPE_WITHOUT_AREA,
        /** none; an outline with more crossings than can be drawn in reasonable time */
        SHAPE_TOO_COMPLEX,
        /** none; the picture inside a file of labels is unreadable, the one beside it is taken */
        EMBEDDED_PICTURE_BROKEN,
        /** what the archive says */
        ARCHIVE_BROKEN,
        /** the limit in megabytes */
        ARCHIVE_TOO_LARGE,
        /** none; neither a picture nor labels */
        ARCHIVE_ENTRY_OTHER,
        /** the name of the format, in which there is nothing of it */
        NOTHING_OF_FORMAT
    }

    public Reason { arguments = List.copyOf(arguments); }

    public static Reason of(Kind kind, Object... arguments) {
        return new Reason(kind, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    /** For developers, not for the people who use the program. */
    @Override
    public String toString() { return arguments.isEmpty() ? kind.name() : kind + " " + arguments; }
}
