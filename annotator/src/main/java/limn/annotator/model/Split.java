package limn.annotator.model;

/** What an image is used for. Validation images never enter training. */
public enum Split {
    TRAIN, VAL, TEST
}
