package limn.engine.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What there is to train on and to measure with, every mask read once.
 *
 * @param unreadable images whose mask cannot be read or used; they are neither in {@code train} nor in {@code validation}
 */
public record Survey(List<ClassInfo> classes, List<Surveyed> train, List<Surveyed> validation,
        List<UnreadableSampleException> unreadable) {
    public Survey {
        classes = List.copyOf(classes);
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        unreadable = List.copyOf(unreadable);
    }

    /** Reads the masks of all training and validation images. */
    public static Survey of(SampleSource source) {
        var unreadable = new ArrayList<UnreadableSampleException>();
        List<Surveyed> train = looked(source.train(), source.classes(), unreadable);
        return new Survey(source.classes(), train, looked(source.validation(), source.classes(), unreadable),
                unreadable);
    }

    private static List<Surveyed> looked(List<Sample> samples, List<ClassInfo> classes,
            List<UnreadableSampleException> unreadable) {
        var looked = new ArrayList<Surveyed>();
        for (Sample sample : samples) {
            try {
                looked.add(Surveyed.of(sample, classes));
            } catch (UnreadableSampleException e) {
                unreadable.add(e);
            }
        }
        return looked;
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
