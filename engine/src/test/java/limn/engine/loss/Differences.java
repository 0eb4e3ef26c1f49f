package limn.engine.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Random;
import java.util.function.Function;
import limn.engine.Golden;

/** Gradients against finite differences. */
final class Differences {
    private Differences() {}

    /** @param loss of logits [1,3,2,3] */
    static void check(NDManager manager, Function<NDArray, NDArray> loss) {
        Shape shape = new Shape(1, 3, 2, 3);
        Random random = new Random(7);
        float[] x = new float[18];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        float[] analytic = Golden.derive(manager.create(x, shape), loss).gradient();
        float h = 1e-2f;
        for (int i = 0; i < x.length; i++) {
            float[] up = x.clone();
            float[] down = x.clone();
            up[i] += h;
            down[i] -= h;
            float numeric = (loss.apply(manager.create(up, shape)).getFloat()
                    - loss.apply(manager.create(down, shape)).getFloat()) / (2 * h);
            assertThat(analytic[i]).as("d loss / d logits[%d]", i).isCloseTo(numeric, within(1e-3f));
        }
    }
}
