package limn.engine.net;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Safetensors;
import limn.engine.tensor.Torch;

/**
 * A segmentation network: MobileNetV2 encoder, light DeepLab decoder with group norm, 1x1 head. Its weights change in
 * training, so one thread at a time may use it. The network's manager is capped: a tensor that would leak into it
 * raises an {@link IllegalStateException}.
 */
public final class Network implements AutoCloseable {
    /** How many pixels of the image lie between two logits; logit (i, j) belongs to pixel (4i, 4j). */
    public static final int STRIDE = 4;

    private final NetSpec spec;
    private final int classCount;
    private final NDManager manager;
    private final Encoder encoder;
    private final Decoder decoder;
    private final NDArray headKernel;
    private final NDArray headBias;
    private final List<Weight> weights;

    private Network(NetSpec spec, int classCount, Device device, RandomGenerator random, boolean gradient) {
        if (classCount < 1 || classCount > 254) {
            throw new IllegalArgumentException("class count must be in 1..254 but is " + classCount);
        }
        this.spec = spec;
        this.classCount = classCount;
        manager = Torch.newManager(device);
        manager.setName("network");
        Parameters parameters = new Parameters(manager, random, gradient);
        encoder = new Encoder(parameters, spec.width(), spec.outputStride());
        parameters.group(Weight.Group.DECODER);
        decoder = new Decoder(parameters, encoder.highChannels(), encoder.lowChannels(), spec.decoderChannels(),
                spec.outputStride());
        parameters.group(Weight.Group.HEAD);
        headKernel = parameters.normal("head.weight", headDeviation(spec), classCount, spec.decoderChannels(), 1, 1);
        headBias = parameters.constant("head.bias", 0, classCount);
        weights = parameters.weights();
        manager.cap();
    }

    /** That of a fresh 1x1 convolution in torch. With a sixth of it, 250 steps ended six points of mIoU lower. */
    private static double headDeviation(NetSpec spec) {
        return 1 / Math.sqrt(3.0 * spec.decoderChannels());
    }

    /** A network with random weights; the same seed gives the same weights. The caller closes it. */
    public static Network create(NetSpec spec, int classCount, Device device, long seed) {
        return new Network(spec, classCount, device, new Random(seed), true);
    }

    public NetSpec spec() { return spec; }

    public int classCount() { return classCount; }

    /**
     * @param images [N,3,H,W] float32, normalised; its manager owns the result
     * @param training whether batch norm uses the statistics of the batch and moves its running ones; where
     *        {@link NetSpec#freezeEncoderStatistics()} holds it does neither
     * @return logits [N,C,ceil(H/4),ceil(W/4)] float32, for {@link Torch#onGrid} with {@link #STRIDE}
     */
    public NDArray forward(NDArray images, boolean training) {
        try (NDArray ordered = Torch.call("channels_last", images)) {
            Encoder.Features features = encoder.forward(ordered, training && !spec.freezeEncoderStatistics());
            try (NDArray low = features.low();
                    NDArray high = features.high();
                    NDArray decoded = decoder.forward(new Encoder.Features(low, high))) {
                return Torch.call("conv", decoded, headKernel, headBias, false);
            }
        }
    }

    /** What the encoder sees, in prediction mode. */
    Encoder.Features features(NDArray images) {
        return encoder.forward(images, false);
    }

    /** All weights and running statistics, in a fixed order. */
    public List<Weight> weights() { return weights; }

    /** A second network of the same values that asks for no gradient: a teacher. The caller closes it. */
    public Network copy() {
        Network copy = new Network(spec, classCount, manager.getDevice(), new Random(0), false);
        Torch.update("copy", copy.arrays(), arrays());
        return copy;
    }

    /** A copy of all weights by name. */
    public Map<String, HostTensor> state() {
        Map<String, HostTensor> state = new LinkedHashMap<>();
        weights.forEach(weight -> state.put(weight.name(), HostTensor.of(weight.array())));
        return state;
    }

    /** @throws WeightsException if a name is missing or unknown or a shape differs; then nothing is changed */
    public void load(Map<String, HostTensor> state) {
        load(Optional.empty(), weights, state);
    }

    /**
     * Loads pretrained encoder weights with torchvision's names ({@code features.*}) or timm's; a classifier, the last 1280
     * channel block and batch counters in the file are ignored.
     *
     * @return how many tensors were loaded
     * @throws WeightsException if the file can't be read or does not fit; then nothing is changed
     */
    public int loadEncoder(Path safetensors) throws WeightsException {
        Map<String, HostTensor> state;
        try {
            state = WeightNames.torchvision(Safetensors.read(safetensors));
        } catch (IOException e) {
            throw new WeightsException(safetensors, e);
        }
        state.keySet().removeIf(name -> name.startsWith("classifier.") || name.startsWith("features.18.")
                || name.endsWith(".num_batches_tracked"));
        List<Weight> encoderWeights = weights.stream().filter(weight -> weight.group() == Weight.Group.ENCODER)
                .toList();
        load(Optional.of(safetensors), encoderWeights, state);
        return encoderWeights.size();
    }

    public NDManager manager() { return manager; }

    @Override
    public void close() { manager.close(); }

    private List<NDArray> arrays() { return weights.stream().map(Weight::array).toList(); }

    private void load(Optional<Path> file, List<Weight> wanted, Map<String, HostTensor> state) {
        List<String> missing = new ArrayList<>();
        List<String> differing = new ArrayList<>();
        List<String> unexpected = new ArrayList<>(state.keySet());
        for (Weight weight : wanted) {
            HostTensor tensor = state.get(weight.name());
            unexpected.remove(weight.name());
            if (tensor == null) {
                missing.add(weight.name());
            } else if (!Arrays.equals(tensor.shape(), weight.array().getShape().getShape())
                    || tensor.type() != weight.array().getDataType()) {
                differing.add(weight.name() + " has " + Arrays.toString(tensor.shape()) + " " + tensor.type()
                        + ", wanted " + weight.array().getShape() + " " + weight.array().getDataType());
            }
        }
        if (!missing.isEmpty() || !differing.isEmpty() || !unexpected.isEmpty()) {
            throw new WeightsException(file, missing, unexpected, differing);
        }
        try (NDManager scope = Torch.newManager(manager.getDevice())) {
            List<NDArray> values = wanted.stream().map(weight -> value(state, weight).toArray(scope)).toList();
            Torch.update("copy", wanted.stream().map(Weight::array).toList(), values);
        }
    }

    private static HostTensor value(Map<String, HostTensor> state, Weight weight) {
        return Objects.requireNonNull(state.get(weight.name()));
    }
}
