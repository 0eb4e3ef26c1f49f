package limn.annotator.edit;

/** What a change was, for the words of <em>Undo brush stroke</em>. */
public enum ChangeKind {
    BRUSH, ERASER, POLYGON, FILL, ACCEPT_PREDICTION, IMPORT, CLEAR, TAGS
}
