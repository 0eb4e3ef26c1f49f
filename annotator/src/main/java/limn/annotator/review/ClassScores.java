package limn.annotator.review;

import limn.annotator.model.ImageId;

/** What a network thinks of images, as far as it was asked: a port, implemented by whoever has a network. Thread-safe. */
public interface ClassScores {
    /** No network was asked. */
    ClassScores NONE = new ClassScores() {
        @Override
        public double confidence(ImageId image, int classId) { return Double.NaN; }

        @Override
        public double uncertainty(ImageId image) { return Double.NaN; }

        @Override
        public double disagreement(ImageId image) { return Double.NaN; }
    };

    /** How sure it is that a class is in an image, 0..1, or NaN if it was not asked. */
    double confidence(ImageId image, int classId);

    /** How unsure it is of the pixels of an image on the whole, 0..1, or NaN. */
    double uncertainty(ImageId image);

    /** The share of pixels of which two networks say different classes, 0..1, or NaN. */
    double disagreement(ImageId image);
}
