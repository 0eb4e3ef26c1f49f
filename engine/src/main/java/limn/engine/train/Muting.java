package limn.engine.train;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import limn.engine.data.ImageTags;
import limn.engine.run.Event;

/**
 * Which classes keep pseudo-Net from teaching. The weight of an image is the least J of its present classes to a power (see the
 * dynamic evaluation); the class with that J mutes the image where less than a hundredth of the weight is left. Classes with equal J
 * mute it together.
 */
final class Muting {
    private static final double HEARD = 0.01;

    private Muting() {}

    /**
     * @param grades J of each class, 0..1
     * @param forgiving whether a J of exactly 0 counts as 1, as published
     * @param images tags of the images that could be taught
     */
    static Event.Muted of(List<Double> grades, double power, boolean forgiving, Collection<ImageTags> images) {
        var muted = new ArrayList<>(Collections.nCopies(grades.size(), 0));
        int silent = 0;
        double sum = 0;
        for (ImageTags tags : images) {
            int[] present = IntStream.range(0, grades.size()).filter(tags::isPresent).toArray();
            double least = 1;
            for (int c : present) {
                least = Math.min(least, counted(grades.get(c), forgiving));
            }
            double weight = present.length == 0 ? 0 : Math.pow(least, power);
            silent += present.length == 0 ? 1 : 0;
            sum += weight;
            if (weight < HEARD) {
                for (int c : present) {
                    muted.set(c, muted.get(c) + (counted(grades.get(c), forgiving) == least ? 1 : 0));
                }
            }
        }
        return new Event.Muted(power, images.size(), List.copyOf(muted), silent,
                images.isEmpty() ? 0 : sum / images.size());
    }

    private static double counted(double grade, boolean forgiving) { return forgiving && grade == 0 ? 1 : grade; }
}
