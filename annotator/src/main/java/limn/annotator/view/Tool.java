package limn.annotator.view;

/** What the pointer does to the mask. */
public enum Tool {
    BRUSH, ERASER, POLYGON, LASSO, LIVE_WIRE, FILL, WAND, SUPERPIXEL, GRAB_CUT, WATERSHED, PAN
}
