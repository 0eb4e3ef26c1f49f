package limn.app.demo;

import java.util.Arrays;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;

/** The classes of the harbour; the place in this list is the value in the masks. */
enum DemoClass {
    LAND("land", 0x009E73), SKY("sky", 0x56B4E9), WATER("water", 0x0072B2), HOUSE("house", 0xCC79A7), BOAT("boat",
            0xE69F00), BUOY("buoy", 0xF0E442);

    private final String label;
    private final int rgb;

    DemoClass(String label, int rgb) {
        this.label = label;
        this.rgb = rgb;
    }

    int id() { return ordinal(); }

    static ClassCatalog catalog() {
        return new ClassCatalog(Arrays.stream(values())
                .map(c -> new LabelClass(c.id(), c.label, c.rgb, String.valueOf(c.id() + 1), c == LAND)).toList());
    }
}
