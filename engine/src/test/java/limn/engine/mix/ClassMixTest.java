package limn.engine.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Random;
import limn.engine.Golden;
import limn.engine.tensor.Torch;
import org.junit.jupiter.api.Test;

class ClassMixTest {
    @Test
    void presentClassesAndHowManyAreChosenMatchTheReference() {
        try (Golden golden = Golden.open("classmix_mix")) {
            int[][] present = ClassMix.presentClasses(golden.get("teacher_argmax"));

            assertThat(present).isDeepEqualTo(rows(golden, "present_classes"));
            long[] counts = golden.host("num_chosen").longs();
            for (int i = 0; i < present.length; i++) {
                assertThat(ClassMix.choose(present[i], new Random(i))).hasSize((int) counts[i]);
            }
        }
    }

    private static NDArray around(NDArray values, NDArray mask) {
        int[] partners = ClassMix.partners((int) values.getShape().get(0));
        return ClassMix.mix(values, ClassMix.rows(values, partners), mask);
    }

    @Test
    void masksAndMixedImagesMatchTheReferenceExactly() {
        try (Golden golden = Golden.open("classmix_mix")) {
            NDArray mask = ClassMix.mask(golden.get("teacher_argmax"), rows(golden, "chosen_classes"));

            assertThat(mask.toType(DataType.UINT8, true).toByteArray()).isEqualTo(golden.host("mix_mask").bytes());
            assertThat(around(golden.get("images"), mask).toFloatArray())
                    .isEqualTo(golden.floats("mixed_images"));
        }
    }

    @Test
    void fromLogitsToPseudoLabelsAndWeightsMatchesTheReference() {
        try (Golden golden = Golden.open("classmix_mix")) {
            long[] size = golden.host("output_size").longs();
            NDArray logits = Torch.bilinear(golden.get("teacher_logits_low"), (int) size[0], (int) size[1], true);
            float[] up = golden.floats("teacher_logits_up");
            float[] made = logits.toFloatArray();
            for (int i = 0; i < up.length; i++) {
                assertThat(made[i]).isCloseTo(up[i], within(1e-5f * Math.max(1, Math.abs(up[i]))));
            }
            NDArray everyClass = golden.manager().ones(new Shape(4, 5), DataType.BOOLEAN);
            var teacher = Torch.pseudoLabels(logits, everyClass);
            assertThat(teacher.labels().toLongArray()).isEqualTo(golden.host("teacher_argmax").longs());

            NDArray mask = ClassMix.mask(teacher.labels(), rows(golden, "chosen_classes"));
            NDArray pseudo = around(teacher.labels(), mask);
            NDArray confidence = around(teacher.confidence(), mask);
            assertThat(pseudo.toLongArray()).isEqualTo(golden.host("pseudo_label").longs());
            assertArrayEquals(golden.floats("max_probs"), confidence.toFloatArray(), 1e-5f);
            assertArrayEquals(golden.floats("mixed_softmax"), around(logits.softmax(1), mask).toFloatArray(),
                    1e-5f);
            assertThat(ClassMix.shareAbove(confidence, pseudo, golden.scalar("threshold")).getFloat())
                    .isCloseTo(golden.scalar("unlabeled_weight"), within(1e-5f));
        }
    }

    @Test
    void impossibleClassesAreNeverPseudoLabels() {
        try (NDManager manager = Torch.newManager(Device.cpu())) {
            NDArray logits = manager.randomNormal(new Shape(2, 3, 8, 8));
            NDArray possible = manager.create(new boolean[]{true, false, true, false, true, false}, new Shape(2, 3));
            long[] labels = Torch.pseudoLabels(logits, possible).labels().toLongArray();

            assertThat(Arrays.copyOf(labels, 64)).doesNotContain(1L).contains(0L, 2L);
            assertThat(Arrays.copyOfRange(labels, 64, 128)).containsOnly(1L);
        }
    }

    @Test
    void unlabelledAndVoidAreNeitherChosenNorCut() {
        try (NDManager manager = Torch.newManager(Device.cpu())) {
            NDArray labels = manager.create(new long[]{254, 255, 3, 3, 7, 255}, new Shape(1, 2, 3));

            assertThat(ClassMix.presentClasses(labels)).isDeepEqualTo(new int[][]{{3, 7}});
            assertThat(ClassMix.mask(labels, new int[][]{{3}}).toBooleanArray())
                    .isEqualTo(new boolean[]{false, false, true, true, false, false});
        }
    }

    @Test
    void oneClassChoosesNothingAndOneImageMixesWithItself() {
        try (NDManager manager = Torch.newManager(Device.cpu())) {
            assertThat(ClassMix.choose(new int[]{4}, new Random(1))).isEmpty();
            NDArray image = manager.randomNormal(new Shape(1, 3, 4, 4));
            NDArray mask = manager.zeros(new Shape(1, 4, 4), DataType.BOOLEAN);

            assertThat(around(image, mask).toFloatArray()).isEqualTo(image.toFloatArray());
        }
    }

    @Test
    void everyClassIsChosenEquallyOften() {
        int[] hits = new int[5];
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            for (int c : ClassMix.choose(new int[]{0, 1, 2, 3, 4}, random)) {
                hits[c]++;
            }
        }
        assertThat(hits).satisfies(all -> assertThat(Arrays.stream(all)).allMatch(n -> Math.abs(n - 4000) < 250));
    }

    @Test
    void theShareOverNothingIsZeroAndIgnoredPixelsDoNotCount() {
        try (NDManager manager = Torch.newManager(Device.cpu())) {
            NDArray confidence = manager.create(new float[]{0.99f, 0.5f, 0.99f, 0.99f}, new Shape(1, 2, 2));
            NDArray some = manager.create(new long[]{0, 1, 255, 254}, new Shape(1, 2, 2));
            NDArray none = manager.create(new long[]{255, 255, 255, 254}, new Shape(1, 2, 2));

            assertThat(ClassMix.shareAbove(confidence, some, 0.968).getFloat()).isEqualTo(0.5f);
            assertThat(ClassMix.shareAbove(confidence, none, 0.968).getFloat()).isZero();
        }
    }

    private static int[][] rows(Golden golden, String name) {
        long[] shape = golden.host(name).shape();
        long[] values = golden.host(name).longs();
        int width = (int) shape[1];
        int[][] rows = new int[(int) shape[0]][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.stream(values, i * width, (i + 1) * width).filter(c -> c >= 0)
                    .mapToInt(c -> (int) c).toArray();
        }
        return rows;
    }
}
