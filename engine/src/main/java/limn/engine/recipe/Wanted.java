package limn.engine.recipe;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Which of the images of a step somebody wants to see. */
public sealed interface Wanted {
    /** Whichever comes first. */
    record Any() implements Wanted {}

    /** The image of a name. */
    record Image(String name) implements Wanted {}

    /** An image with a class: chosen for mixing, or known to be present. */
    record OfClass(int index) implements Wanted {}

    /** The place of such an image in a batch; empty if there is none. */
    default OptionalInt in(TensorBatch batch) {
        return switch (this) {
            case Any any -> OptionalInt.of(0);
            case Image(String name) -> {
                int at = batch.names().indexOf(name);
                yield at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
            }
            case OfClass(int wanted) -> {
                float[] present = batch.present().toFloatArray();
                int classes = (int) batch.present().getShape().get(1);
                yield IntStream.range(0, batch.names().size())
                        .filter(i -> wanted < classes && present[i * classes + wanted] > 0.5f).findFirst();
            }
        };
    }
}
