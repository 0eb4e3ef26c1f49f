package limn.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.Stream;
import limn.engine.Golden;
import limn.engine.net.NetSpec;
import limn.engine.net.Network;
import limn.engine.net.Weight;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Torch;
import org.junit.jupiter.api.Test;

class EmaTest {
    private static final List<String> PARAMETERS = List.of("0_weight", "0_bias", "1_weight", "1_bias", "2_weight",
            "2_bias");
    private static final List<String> STATISTICS = List.of("1_running_mean", "1_running_var");

    @Test
    void averagingParametersMatchesTheReferenceAndLeavesStatistics() {
        try (Golden golden = Golden.open("ema_update")) {
            Weight running = new Weight("running", golden.get("teacher_running_mean_before"), Weight.Group.ENCODER,
                    false, false);
            Weight students = new Weight("running", golden.get("student_running_mean"), Weight.Group.ENCODER, false,
                    false);
            check(golden, PARAMETERS, List.of(running), List.of(students), false);

            assertThat(running.array().toFloatArray()).isEqualTo(golden.floats("teacher_running_mean_after"));
        }
    }

    @Test
    void averagingStatisticsTooMatchesTheReference() {
        try (Golden golden = Golden.open("ema_update_with_buffers")) {
            List<String> statistics = STATISTICS.stream().filter(name -> golden.has("teacher_init_" + name)).toList();
            assertThat(statistics).hasSize(2);
            check(golden, Stream.concat(PARAMETERS.stream(), statistics.stream()).toList(), List.of(), List.of(), true);
        }
    }

    @Test
    void theFirstUpdateCopiesTheStudent() {
        NetSpec spec = new NetSpec(0.25, 16, 16, false);
        try (Network student = Network.create(spec, 3, Device.cpu(), 1);
                Network other = Network.create(spec, 3, Device.cpu(), 2);
                Network teacher = other.copy();
                NDManager scope = Torch.newManager(Device.cpu())) {
            Ema.update(teacher, student, Ema.alpha(0, 0.99), true);
            var image = scope.randomNormal(new Shape(1, 3, 32, 32));

            assertThat(Torch.noGrad(() -> teacher.forward(image, false)).toFloatArray())
                    .isEqualTo(Torch.noGrad(() -> student.forward(image, false)).toFloatArray());
        }
    }

    private static void check(Golden golden, List<String> names, List<Weight> more, List<Weight> studentsMore,
            boolean buffers) {
        List<Weight> teacher = Stream.concat(weights(golden, "teacher_init_", names), more.stream()).toList();
        long[] iterations = golden.host("iterations").longs();
        for (int k = 0; k < iterations.length; k++) {
            double alpha = Ema.alpha(iterations[k], golden.scalar("alpha_max"));
            assertThat(alpha).isCloseTo(golden.floats("alpha")[k], within(1e-6));
            List<Weight> student = Stream.concat(weights(golden, "student_" + k + "_", names), studentsMore.stream())
                    .toList();
            Ema.update(teacher, student, alpha, buffers);
            for (int i = 0; i < names.size(); i++) {
                assertArrayEquals(golden.floats("teacher_" + k + "_" + names.get(i)),
                        HostTensor.of(teacher.get(i).array()).floats(), 1e-6f, names.get(i));
            }
        }
    }

    private static Stream<Weight> weights(Golden golden, String prefix, List<String> names) {
        return names.stream().map(name -> new Weight(name, golden.get(prefix + name), Weight.Group.DECODER,
                !name.contains("running"), false));
    }
}
