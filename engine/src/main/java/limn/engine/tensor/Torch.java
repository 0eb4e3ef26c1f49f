package limn.engine.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.ScriptModule;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tensor operators beside DJL's own. All take part in automatic differentiation. The result belongs to the manager of
 * the first tensor, so pass the tensor of the step first. Any thread may call.
 */
public final class Torch {
    private static final float[] MEAN = {0.485f * 255, 0.456f * 255, 0.406f * 255};
    private static final float[] STD = {0.229f * 255, 0.224f * 255, 0.225f * 255};

    private Torch() {}

    /** Labels and how sure their maker was. @param labels [N,H,W] int64 @param confidence [N,H,W] float32 in 0..1 */
    public record PseudoLabels(NDArray labels, NDArray confidence) {}

    /** A new manager without parent; the caller closes it. */
    public static NDManager newManager(Device device) {
        return NDManager.newBaseManager(device, "PyTorch");
    }

    public static Engine engine() { return Engine.getEngine("PyTorch"); }

    /** Lets every operation use so many threads. */
    public static void useThreads(int threads) {
        engine();
        JniUtils.setNumThreads(threads);
    }

    /** Gives memory of GPUs back that libtorch keeps for later tensors. To be called only where there is a GPU. */
    public static void giveBackMemory() {
        engine();
        JniUtils.emptyCudaCache();
    }

    /** How many threads an operation may use. */
    public static int threads() {
        engine();
        return JniUtils.getNumThreads();
    }

    /**
     * Runs without recording for gradients. Recording is on by default on every thread except the one that loaded the
     * engine: all inference and all updates of weights go through here.
     */
    public static <T> T noGrad(Supplier<T> work) {
        engine();
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try {
            return work.get();
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    /**
     * The tensor times a number. In a loss use this, never {@link NDArray#mul(Number)}: that one puts the number into a tensor on
     * Java's memory and closes it at once, while the graph keeps pointing there; once the garbage collector has been by, backward
     * multiplies by whatever lies there now.
     */
    public static NDArray times(NDArray x, double factor) { return call("times", x, factor); }

    /** Bilinear resize of [N,C,H,W] as torch's interpolate does it, without antialiasing. */
    public static NDArray bilinear(NDArray x, int height, int width, boolean alignCorners) {
        return call("bilinear", x, height, width, alignCorners);
    }

    /**
     * Features of a stride at a finer grid, each value at the pixel where it belongs: value (i, j) at (stride*i, stride*j), which
     * is where convolutions that halve an image with a padding of 1 look. Bilinear between, the last value held beyond.
     *
     * @param x [N,C,h,w] @param height at most h*stride @param width at most w*stride
     * @return [N,C,height,width]
     */
    public static NDArray onGrid(NDArray x, int stride, int height, int width) {
        return call("on_grid", x, stride, height, width);
    }

    /** The most probable class. @param logits [N,C,H,W] @return [N,H,W] int64 */
    public static NDArray argMax(NDArray logits) {
        return call("arg_max", logits);
    }

    /** The most probable class as a byte, cheap to fetch. @param logits [N,C,H,W], C at most 254 @return [N,H,W] uint8 */
    public static NDArray argMaxBytes(NDArray logits) {
        return call("arg_max_bytes", logits);
    }

    /**
     * Label and confidence per pixel: arg-max and maximum of the soft-max over the possible classes.
     *
     * @param logits [N,C,H,W]
     * @param possible [N,C] boolean, true where the class may occur; each row needs one true entry
     */
    public static PseudoLabels pseudoLabels(NDArray logits, NDArray possible) {
        List<NDArray> parts = Ops.MODULE.callTuple(logits.getManager(), "pseudo_labels", logits, possible);
        return new PseudoLabels(parts.get(0), parts.get(1));
    }

    /**
     * Pixels as the networks want them: RGB with the mean and the deviation of ImageNet, channels last in memory.
     *
     * @param images [N,H,W,3] uint8 or float32, 0..255
     * @return [N,3,H,W] float32
     */
    public static NDArray normalise(NDArray images) {
        NDManager owner = images.getManager();
        return call("normalise", images, owner.create(MEAN), owner.create(STD));
    }

    /** Calls an operator of the library; the first argument is a tensor and its manager owns the result. */
    public static NDArray call(String operator, NDArray first, Object... rest) {
        return Ops.MODULE.call(first.getManager(), operator, prepend(first, rest));
    }

    /** Calls an operator whose result shall belong to the named manager. */
    public static NDArray callIn(NDManager owner, String operator, Object... arguments) {
        return Ops.MODULE.call(owner, operator, arguments);
    }

    /** Calls an operator that changes its tensors in place; records no gradient. */
    public static void update(String operator, Object... arguments) {
        noGrad(() -> {
            Ops.MODULE.apply(operator, arguments);
            return true;
        });
    }

    /** The gradient gathered for a weight, as a handle that the named manager owns; empty before any backward. */
    public static Optional<NDArray> gradient(NDArray weight, NDManager owner) {
        return ScriptModule.gradient(weight, owner);
    }

    private static Object[] prepend(NDArray first, Object[] rest) {
        Object[] all = new Object[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    /** Loaded at first use. */
    private static final class Ops {
        static final ScriptModule MODULE = load();

        private static ScriptModule load() {
            engine();
            try {
                return new ScriptModule(ScriptSource.archive());
            } catch (IOException e) {
                throw new IllegalStateException("libtorch refused the operator library", e);
            }
        }
    }
}
