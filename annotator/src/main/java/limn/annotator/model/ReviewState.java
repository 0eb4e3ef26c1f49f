package limn.annotator.model;

/** Where an image stands in a person's work. */
public enum ReviewState {
    NEW, IN_WORK, DONE, FLAGGED
}
