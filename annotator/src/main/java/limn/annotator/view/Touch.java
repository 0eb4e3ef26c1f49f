package limn.annotator.view;

import limn.annotator.edit.Point;

/**
 * The pointer at one moment of a gesture.
 *
 * @param at where it is in the picture, possibly outside of it
 * @param x where it is in the control, logical pixels from the left
 * @param y where it is in the control, logical pixels from above
 * @param subtract whether the right button or a held key turns painting into taking away
 * @param clicks how many presses followed each other quickly: 2 for a double click
 */
record Touch(Point at, double x, double y, boolean subtract, int clicks) {}
