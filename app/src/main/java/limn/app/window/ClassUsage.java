package limn.app.window;

import limn.annotator.model.ValueCounts;

/** How much each class is painted. @param images that have pixels of the class @param pixels in all masks */
record ClassUsage(long[] images, long[] pixels) {
    static final ClassUsage NONE = new ClassUsage(new long[0], new long[0]);

    static ClassUsage of(Ledger ledger, int classCount) {
        var images = new long[classCount];
        var pixels = new long[classCount];
        for (ValueCounts counts : ledger.allPixels()) {
            for (int value : counts.values()) {
                if (value < classCount) {
                    images[value]++;
                    pixels[value] += counts.of(value);
                }
            }
        }
        return new ClassUsage(images, pixels);
    }

    long imagesOf(int classId) { return classId < images.length ? images[classId] : 0; }

    long pixelsOf(int classId) { return classId < pixels.length ? pixels[classId] : 0; }
}
