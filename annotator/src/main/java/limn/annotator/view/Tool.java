package limn.annotator.view;

/** What the pointer does to the mask. */
public enum Tool {
    BRUSH, ERASER, POLYGON, LASSO, FILL, PAN
}
