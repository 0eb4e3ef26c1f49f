package limn.annotator.review;

/**
 * What a project has of a class, and how well a network does it.
 *
 * @param masked training images with pixels of the class
 * @param present images tagged with it
 * @param j IoU of the class on labelled pixels as the run's dynamic evaluation gives it, 0..1, or NaN without one
 * @param muted share of the tagged images, 0..1, whose weight in cross training is that of this class: it is the worst one there
 */
public record ClassNeed(int masked, int present, double j, double muted) {
    public ClassNeed {
        if (masked < 0 || present < 0 || muted < 0 || muted > 1) {
            throw new IllegalArgumentException("counts are not negative and a share is in 0..1 but got " + masked + ", "
                    + present + ", " + muted);
        }
    }

    /** What the weight of those images lacks: 1 - J^8, see {@link WhatNext}; 0 if no network grades the class. */
    double silence() {
        return Double.isNaN(j) ? 0 : 1 - Math.pow(Math.clamp(j, 0, 1), 8);
    }
}
