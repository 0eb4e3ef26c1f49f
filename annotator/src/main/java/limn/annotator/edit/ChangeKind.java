package limn.annotator.edit;

/** What a change was, for the words of <em>Undo brush stroke</em>. */
public enum ChangeKind {
    /** Pixels of a class that a tag denies were taken away. */
    FIX_CONFLICT, BRUSH, ERASER, FILLED_STROKE, POLYGON, LASSO, FILL, ACCEPT_PREDICTION, IMPORT, CLEAR, TAGS,
    /** Tools that look at the picture. */
    WAND, LIVE_WIRE, GRAB_CUT, SUPERPIXEL, WATERSHED,
    /** Changes of shape, see {@link RegionEdit}. */
    FILL_HOLES, REMOVE_ISLANDS, SMOOTH, GROW, SHRINK, VOID_BAND
}
