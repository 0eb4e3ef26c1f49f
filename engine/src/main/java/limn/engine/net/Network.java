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
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Safetensors;
import limn.engine.tensor.Torch;
import org.jspecify.annotations.Nullable;

/**
 * A segmentation network: an encoder, a decoder and its head, as a {@link NetSpec} names them. Its weights change in
 * training, so one thread at a time may use it. The network's manager is capped: a tensor that would leak into it
 * raises an {@link IllegalStateException}.
 */
public final class Network implements AutoCloseable {
    private final NetSpec spec;
    private final int classCount;
    private final NDManager manager;
    private final Encoder encoder;
    private final Decoder decoder;
    private final @Nullable ImageHead imageHead;
    private final List<Weight> weights;

    private Network(NetSpec spec, int classCount, Device device, DoubleSupplier normal, boolean gradient) {
        if (classCount < 1 || classCount > 254) {
            throw new IllegalArgumentException("class count must be in 1..254 but is " + classCount);
        }
        this.spec = spec;
        this.classCount = classCount;
        manager = Torch.newManager(device);
        manager.setName("network");
        Parameters parameters = new Parameters(manager, normal, gradient);
        encoder = Encoder.of(spec, parameters);
        parameters.group(Weight.Group.DECODER);
        decoder = Decoder.of(spec, classCount, encoder, parameters);
        parameters.group(Weight.Group.HEAD);
        imageHead = spec.imageHead() ? new ImageHead(parameters, encoder.highChannels(), classCount) : null;
        weights = parameters.weights();
        manager.cap();
    }

    /** A network with random weights; the same seed gives the same weights. The caller closes it. */
    public static Network create(NetSpec spec, int classCount, Device device, long seed) {
        return new Network(spec, classCount, device, new Random(seed)::nextGaussian, true);
    }

    /** A network with the weights of another. The caller closes it. @throws WeightsException if they do not fit */
    public static Network of(NetSpec spec, int classCount, Device device, Map<String, HostTensor> state) {
        Network network = blank(spec, classCount, device, true);
        try {
            network.load(state);
            return network;
        } catch (WeightsException e) {
            network.close();
            throw e;
        }
    }

    /** A network whose kernels are 0: drawing those of a ResNet-101 takes seconds. @param gradient whether it is to be trained */
    static Network blank(NetSpec spec, int classCount, Device device, boolean gradient) {
        return new Network(spec, classCount, device, () -> 0, gradient);
    }

    public NetSpec spec() { return spec; }

    public int classCount() { return classCount; }

    /** How many pixels of the image lie between two logits; logit (i, j) belongs to pixel (stride*i, stride*j). */
    public int stride() {
        return decoder.stride();
    }

    /**
     * @param images [N,3,H,W] float32, normalised; its manager owns the result
     * @param training whether batch norm uses the statistics of the batch and moves its running ones; where
     *        {@link NetSpec#freezeEncoderStatistics()} holds, the encoder's does neither
     * @return logits [N,C,ceil(H/stride),ceil(W/stride)] float32, for {@link Torch#onGrid} with {@link #stride}
     */
    public NDArray forward(NDArray images, boolean training) {
        return forward(images, training, UnaryOperator.identity());
    }

    /**
     * The same with features changed between encoder and decoder: both the low and the deepest ones.
     *
     * @param onFeatures from [N,K,h,w] to [M,K,h,w]; returns its argument or a new array
     * @return logits [M,C,ceil(H/4),ceil(W/4)]
     */
    public NDArray forward(NDArray images, boolean training, UnaryOperator<NDArray> onFeatures) {
        try (NDArray ordered = Torch.call("channels_last", images)) {
            Encoder.Features features = encoder.forward(ordered, training && !spec.freezeEncoderStatistics());
            return decode(features, training, onFeatures);
        }
    }

    /**
     * The same for labelling, without gradient: the encoder goes over a large image tile by tile, so that memory grows with the image
     * only as its features do. See {@link TiledEncoder}.
     *
     * @param images [N,3,H,W] float32, normalised; its manager owns the result
     * @return logits as {@link #forward(NDArray, boolean)} gives them without training, up to rounding
     */
    public NDArray predict(NDArray images) { return predict(images, TiledEncoder.of(encoder)); }

    /**
     * Writes down what the network computes when it predicts.
     *
     * @param images what stands for [N,3,H,W] float32, normalised
     * @return what stands for the logits that {@link #predict} gives
     */
    public <V> V write(GraphWriter<V> graph, V images) {
        Encoder.Written<V> features = encoder.write(graph, images);
        V logits = decoder.write(graph, features);
        return imageHead == null ? logits : imageHead.write(graph, logits, features.high());
    }

    NDArray predict(NDArray images, TiledEncoder tiled) {
        return Torch.noGrad(() -> decode(tiled.features(images), false, UnaryOperator.identity()));
    }

    /** Closes the features. */
    private NDArray decode(Encoder.Features features, boolean training, UnaryOperator<NDArray> onFeatures) {
        try (NDArray plainLow = features.low();
                NDArray plainHigh = features.high();
                NDArray low = onFeatures.apply(plainLow);
                NDArray high = onFeatures.apply(plainHigh)) {
            NDArray logits = decoder.forward(new Encoder.Features(low, high), training);
            if (imageHead == null) {
                return logits;
            }
            try (NDArray pixels = logits) {
                return imageHead.forward(pixels, high);
            }
        }
    }

    Encoder encoder() { return encoder; }

    Decoder decoder() { return decoder; }

    /** All weights and running statistics, in a fixed order. */
    public List<Weight> weights() { return weights; }

    /** A second network of the same values that asks for no gradient: a teacher. The caller closes it. */
    public Network copy() {
        Network copy = blank(spec, classCount, manager.getDevice(), false);
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
     * Loads pretrained encoder weights with torchvision's names or timm's; a classifier, the last 1280 channel block of
     * MobileNetV2 and batch counters in the file are ignored.
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
        state.keySet().removeIf(Network::isBesideTheEncoder);
        List<Weight> encoderWeights = weights.stream().filter(weight -> weight.group() == Weight.Group.ENCODER)
                .toList();
        load(Optional.of(safetensors), encoderWeights, state);
        return encoderWeights.size();
    }

    private static boolean isBesideTheEncoder(String name) {
        return name.startsWith("classifier.") || name.startsWith("fc.") || name.startsWith("features.18.")
                || name.endsWith(".num_batches_tracked");
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
