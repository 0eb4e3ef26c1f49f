package limn.annotator.format;

/**
 * Something of a layout that was not taken.
 *
 * @param file the file, relative to the layout, with a line number where there is one
 * @param reason a sentence for a person
 */
public record Skipped(String file, String reason) {}
