package limn.annotator.store;

/** What a step of the project's history was, for the words of <em>Undo merge of classes</em>. */
public enum StepKind {
    TAGS, STATE, SPLIT, NOTE, CLASS_ADD, CLASS_RENAME, CLASS_COLOUR, CLASS_KEY, CLASSES, CLASS_MERGE, CLASS_DELETE, CLASS_ORDER,
    /** Predicted regions became labels. */
    ACCEPT,
    /** Predicted regions were refused. */
    REJECT
}
