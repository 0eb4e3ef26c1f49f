package limn.engine.data;

import java.util.List;
import java.util.OptionalDouble;

/** Port: where the engine gets its data from. A snapshot; the lists do not change while a run goes on. */
public interface SampleSource {
    List<ClassInfo> classes();

    /** Images for training: with pixels, with tags only, or bare. */
    List<Sample> train();

    /** Images to measure on; all of them have labels, none of them is in {@link #train()}. */
    List<Sample> validation();

    /** A short digest of everything in it, so that a run says what it was trained on. */
    String digest();

    /** Active work that the labels of {@link #train()} cost, seconds; empty if nobody knows. */
    default OptionalDouble labellingSeconds() {
        return OptionalDouble.empty();
    }
}
