package limn.engine.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What there is to train on, with every training mask read once.
 *
 * @param unreadable images whose mask cannot be read or used; they are not in {@code train}
 */
public record Survey(List<ClassInfo> classes, List<Surveyed> train, List<UnreadableSampleException> unreadable,
        int validationImages) {
    public Survey {
        classes = List.copyOf(classes);
        train = List.copyOf(train);
        unreadable = List.copyOf(unreadable);
    }

    /** Reads the masks of all training images. */
    public static Survey of(SampleSource source) {
        var train = new ArrayList<Surveyed>();
        var unreadable = new ArrayList<UnreadableSampleException>();
        for (Sample sample : source.train()) {
            try {
                train.add(Surveyed.of(sample, source.classes()));
            } catch (UnreadableSampleException e) {
                unreadable.add(e);
            }
        }
        return new Survey(source.classes(), train, unreadable, source.validation().size());
    }

    /** The images with at least one labelled pixel. */
    public List<Surveyed> painted() {
        return train.stream().filter(Surveyed::isPainted).toList();
    }

    /** The images with a pixel that may receive a pseudo label; all images where there is none such. */
    public List<Surveyed> undecided() {
        var undecided = train.stream().filter(Surveyed::isUndecided).toList();
        return undecided.isEmpty() ? train : undecided;
    }

    /** How many images offer this. */
    public int count(Supervision supervision) {
        return (int) train.stream().filter(s -> s.supervision() == supervision).count();
    }

    /** The classes that have a labelled pixel somewhere. */
    public BitSet paintedClasses() {
        var seen = new BitSet();
        train.forEach(s -> seen.or(s.values()));
        seen.clear(classes.size(), 256);
        return seen;
    }
}
