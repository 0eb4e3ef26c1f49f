package limn.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Safetensors;
import limn.engine.tensor.Torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks give what PyTorch gives, at several depths; see README.md beside the reference values. */
class GoldenNetworksTest {
    private static final int SAMPLES = 997;
    /** Of the largest value. */
    private static final double TOLERANCE = 1e-4;

    @ParameterizedTest
    @CsvSource({"mobilenet_v2, 0.35, 16, light, group", "mobilenet_v2, 1.0, 8, deeplabv3plus, batch",
            "resnet18, 1.0, 16, deeplabv3plus, group", "resnet18, 1.0, 8, deeplabv2, group",
            "resnet50, 1.0, 16, deeplabv2, group", "resnet50, 1.0, 8, deeplabv3plus, batch",
            "resnet50s, 1.0, 16, light, batch"})
    void outputsGradientsAndStatisticsAreThoseOfPyTorch(String encoder, double width, int stride, String decoder,
            String norm) throws Exception {
        URI file = Objects.requireNonNull(GoldenNetworksTest.class.getResource("networks.safetensors")).toURI();
        Map<String, HostTensor> golden = Safetensors.read(Path.of(file));
        String name = String.join("-", encoder, Double.toString(width), Integer.toString(stride), decoder, norm);
        NetSpec spec = new NetSpec(encoder, width, stride, decoder, norm, 32, false, false);
        try (Network network = Network.blank(spec, 5, Device.cpu(), true);
                NDManager scope = Torch.newManager(Device.cpu())) {
            Formula.fill(network);
            NDArray images = Formula.images(scope, 2, 65, 97);

            compare(network, images, false, golden, name + "/eval/");
            compare(network, images, true, golden, name + "/train/");
            same(golden, name + "/train/mean", lastStatistic(network, "running_mean"));
            same(golden, name + "/train/variance", lastStatistic(network, "running_var"));
        }
    }

    private static void compare(Network network, NDArray images, boolean training, Map<String, HostTensor> golden,
            String prefix) {
        same(golden, prefix + "stem", Torch.noGrad(() -> Unit.chain(network.encoder().stem(), images, training)));
        Encoder.Features features;
        NDArray logits;
        boolean derive = golden.containsKey(prefix + "first");
        try (GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
            features = network.encoder().forward(images, training);
            logits = network.decoder().forward(features, training);
            if (derive) {
                gradients.backward(logits.mul(Formula.weights(images.getManager(), logits.getShape())).sum());
            }
        }
        same(golden, prefix + "low", features.low());
        same(golden, prefix + "high", features.high());
        same(golden, prefix + "logits", logits);
        if (derive) {
            List<Weight> kernels = network.weights().stream().filter(Weight::decayed).toList();
            same(golden, prefix + "first", gradient(kernels.getFirst(), images.getManager()));
            same(golden, prefix + "last", gradient(kernels.getLast(), images.getManager()));
        }
    }

    private static NDArray gradient(Weight weight, NDManager scope) {
        return Torch.gradient(weight.array(), scope).orElseThrow();
    }

    private static NDArray lastStatistic(Network network, String kind) {
        return network.weights().stream()
                .filter(w -> w.group() == Weight.Group.ENCODER && w.name().endsWith("." + kind))
                .reduce((one, next) -> next).orElseThrow().array();
    }

    private static void same(Map<String, HostTensor> golden, String key, NDArray tensor) {
        float[] wanted = Objects.requireNonNull(golden.get(key), key).floats();
        float[] all = HostTensor.of(tensor).floats();
        int step = Math.max(1, all.length / SAMPLES);
        double largest = 0;
        double difference = 0;
        assertThat((all.length + step - 1) / step).as(key).isEqualTo(wanted.length);
        for (int i = 0; i < wanted.length; i++) {
            largest = Math.max(largest, Math.abs(wanted[i]));
            difference = Math.max(difference, Math.abs(wanted[i] - all[i * step]));
        }
        assertThat(difference / largest).as(key).isLessThan(TOLERANCE);
    }
}
