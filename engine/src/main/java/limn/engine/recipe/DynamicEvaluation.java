package limn.engine.recipe;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Torch;

/**
 * How well a network agrees with drawn labels, class by class, over the last hundred steps or so: the J of progressive cross
 * training. Per class it keeps decayed counts of labelled pixels T, predicted pixels P and correct pixels TP:
 *
 * <pre>
 * T = 0.99 T + count(label = c)      starting at 1
 * P = 0.99 P + count(prediction = c) starting at 0
 * TP = 0.99 TP + count(both = c)     starting at 0
 * J = TP / max(T + P - TP, 1e-6)
 * weight of an image = (least J among its present classes)^8
 * </pre>
 *
 * Everything stays on the device and nothing waits for it, except {@link #state()}. Mutable, training thread only; close frees the
 * counts. Source: training step of YudeWang/Learning-Pseudo-Label b3d4b13, which divides by T+P-TP unguarded.
 */
final class DynamicEvaluation implements AutoCloseable {
    private static final double MOMENTUM = 0.99;
    private static final double POWER = 8;
    private static final List<String> NAMES = List.of("labelled", "predicted", "correct");

    /** Which pixels and classes count. */
    enum Variant {
        /** P over decided pixels only, as sparse masks need it; a class never hit gives its images weight 0. */
        STRICT,
        /** As published: P over all pixels, which holds J down where much is undecided; a J of exactly 0 counts as 1. */
        REFERENCE
    }

    private final NDManager manager;
    private final double momentum;
    private final double power;
    private final Variant variant;
    private final NDArray labelled;
    private final NDArray predicted;
    private final NDArray correct;

    DynamicEvaluation(int classCount, Device device, Variant variant) {
        this(classCount, device, MOMENTUM, POWER, variant);
    }

    /** @param momentum of the counts, instead of 0.99 @param power of the least J, instead of 8 */
    DynamicEvaluation(int classCount, Device device, double momentum, double power, Variant variant) {
        manager = Torch.newManager(device);
        this.momentum = momentum;
        this.power = power;
        this.variant = variant;
        labelled = manager.ones(new Shape(classCount));
        predicted = manager.zeros(new Shape(classCount));
        correct = manager.zeros(new Shape(classCount));
    }

    /**
     * Counts the labels and predictions of a step.
     *
     * @param labels [N,H,W] int64 or uint8: 0..C-1, 254 or 255
     * @param prediction classes, [N,H,W] int64 or uint8
     * @throws IllegalArgumentException if the shapes differ
     */
    void update(NDArray labels, NDArray prediction) {
        if (!labels.getShape().equals(prediction.getShape())) {
            throw new IllegalArgumentException(
                    "labels " + labels.getShape() + " and prediction " + prediction.getShape() + " differ in shape");
        }
        Torch.update("agreement_count", labelled, predicted, correct, labels, prediction, momentum,
                variant == Variant.REFERENCE);
    }

    /** J of each class, 0..1. @param owner owns the result @return [C] float32 */
    NDArray iou(NDManager owner) {
        return Torch.callIn(owner, "agreement_iou", labelled, predicted, correct);
    }

    /**
     * How far the network's labels can be trusted on images of these classes.
     *
     * @param present [N,C] float32, 1 where the class is known present, else 0; its manager owns the result
     * @return [N] float32, 0..1; 0 where nothing is present
     * @throws IllegalArgumentException if C differs
     */
    NDArray weights(NDArray present) {
        try (NDArray iou = iou(present.getManager())) {
            return weights(present, iou, power, variant);
        }
    }

    /** The same for a given J. @param iou [C] float32 */
    static NDArray weights(NDArray present, NDArray iou, Variant variant) {
        return weights(present, iou, POWER, variant);
    }

    private static NDArray weights(NDArray present, NDArray iou, double power, Variant variant) {
        if (present.getShape().dimension() != 2 || present.getShape().get(1) != iou.getShape().get(0)) {
            throw new IllegalArgumentException(
                    "present classes " + present.getShape() + " do not fit J of " + iou.getShape()
                            + "; expected [N,C]");
        }
        return Torch.call("agreement_weight", present, iou, power, variant == Variant.REFERENCE);
    }

    /** J of each class; waits for the device. */
    List<Double> values() {
        try (NDManager scope = manager.newSubManager()) {
            var values = new ArrayList<Double>();
            for (float j : iou(scope).toFloatArray()) {
                values.add((double) j);
            }
            return values;
        }
    }

    /** The counts by name, each [C] float32; waits for the device. */
    Map<String, HostTensor> state() {
        Map<String, HostTensor> state = new LinkedHashMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            state.put(NAMES.get(i), HostTensor.of(counts().get(i)));
        }
        return state;
    }

    /** Continues from saved counts. @throws IllegalArgumentException if one is missing or of another size; nothing changes then */
    void load(Map<String, HostTensor> state) {
        List<HostTensor> saved = NAMES.stream().map(name -> saved(state, name)).toList();
        try (NDManager scope = manager.newSubManager()) {
            Torch.update("copy", counts(), saved.stream().map(tensor -> tensor.toArray(scope)).toList());
        }
    }

    private HostTensor saved(Map<String, HostTensor> state, String name) {
        HostTensor saved = state.get(name);
        if (saved == null || !Arrays.equals(saved.shape(), labelled.getShape().getShape())) {
            throw new IllegalArgumentException("dynamic evaluation needs " + name + " of shape " + labelled.getShape()
                    + " but has " + (saved == null ? "none" : Arrays.toString(saved.shape())));
        }
        return saved;
    }

    private List<NDArray> counts() { return List.of(labelled, predicted, correct); }

    @Override
    public void close() { manager.close(); }
}
