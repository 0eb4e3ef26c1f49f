package limn.app.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limn.engine.run.Event;

/**
 * What the dynamic evaluation gave pseudo-Net over a run. Immutable.
 *
 * @param perClass J of each class over steps, 0..1; empty for methods without cross training
 * @param muted what it does to the images now; empty before the first measurement and in logs of older versions
 */
public record Grades(List<Curve> perClass, Optional<Event.Muted> muted) {
    public static final Grades NONE = new Grades(List.of(), Optional.empty());

    public boolean isEmpty() { return perClass.isEmpty(); }

    /** The newest J of a class; NaN if there is none. */
    public double newest(int classIndex) {
        return classIndex < perClass.size() ? perClass.get(classIndex).last() : Double.NaN;
    }

    /** What is left of the weight of an image whose worst class this is: J to the power of the run, which is 8 if it does not say. */
    public double weight(int classIndex) {
        return Math.pow(newest(classIndex), muted.map(Event.Muted::power).orElse(8.0));
    }

    /** Grows it. Mutable, for one thread. */
    static final class Builder {
        private final List<Curve.Builder> perClass = new ArrayList<>();
        private Event.Muted muted = new Event.Muted(8, 0, List.of(), 0, 0);

        void add(long step, Event.Graded graded) {
            for (int i = 0; i < graded.iouPerClass().size(); i++) {
                if (perClass.size() <= i) {
                    perClass.add(new Curve.Builder());
                }
                perClass.get(i).add(step, graded.iouPerClass().get(i));
            }
            Event.Muted told = graded.muted();
            muted = told == null ? muted : told;
        }

        void cutAfter(long step) { perClass.forEach(c -> c.cutAfter(step)); }

        Grades build() {
            return perClass.isEmpty()
                    ? NONE
                    : new Grades(perClass.stream().map(Curve.Builder::build).toList(),
                            muted.perClass().isEmpty() ? Optional.empty() : Optional.of(muted));
        }
    }
}
