package limn.annotator.format;

/**
 * Something of a layout that was not taken.
 *
 * @param file the file, relative to the layout, with a line number where there is one
 */
public record Skipped(String file, Reason reason) {}
