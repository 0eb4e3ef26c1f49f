package limn.app.demo;

import java.awt.image.BufferedImage;

/** One drawn picture with the class of each of its pixels, row by row. */
record DemoScene(BufferedImage picture, byte[] labels) {
    /** How many pixels each class has. */
    int[] histogram() {
        var counts = new int[DemoClass.values().length];
        for (byte label : labels) {
            counts[label]++;
        }
        return counts;
    }
}
