package limn.engine.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import limn.engine.Golden;
import limn.engine.tensor.Torch;
import org.junit.jupiter.api.Test;

class FusionTest {
    @Test
    void scalesAndMirroredPassesMatchTheReference() {
        try (Golden golden = Golden.open("multiscale_fusion")) {
            Fusion fusion = fused(golden);
            NDArray mean = fusion.logits();
            assertArrayEquals(golden.floats("fused_logits"), mean.toFloatArray(), 1e-5f);
            assertArrayEquals(golden.floats("fused_softmax"), mean.softmax(1).toFloatArray(), 1e-5f);

            var tagged = fusion.labels(golden.get("tags").reshape(1, 5).gt(0.5f));
            assertThat(tagged.labels().toLongArray()).isEqualTo(golden.host("pseudo_label_with_tags").longs());
            assertArrayEquals(golden.get("fused_tag_softmax").max(new int[]{0}).toFloatArray(),
                    tagged.confidence().toFloatArray(), 1e-5f);

            var free = fusion.labels(golden.manager().ones(new Shape(1, 5), DataType.BOOLEAN));
            assertThat(free.labels().toLongArray()).isEqualTo(golden.host("label_without_tags").longs());
        }
    }

    @Test
    void aPassIsLeftAsItWas() {
        try (NDManager manager = Torch.newManager(Device.cpu())) {
            NDArray first = manager.create(new float[]{1, 2}, new Shape(1, 1, 1, 2));
            NDArray second = manager.create(new float[]{5, 3}, new Shape(1, 1, 1, 2));
            var fusion = new Fusion(manager);
            fusion.add(first, false);
            fusion.add(second, true);

            assertThat(fusion.logits().toFloatArray()).containsExactly(2f, 3.5f);
            assertThat(fusion.logits().toFloatArray()).containsExactly(2f, 3.5f);
            assertThat(first.toFloatArray()).containsExactly(1f, 2f);
            assertThat(second.toFloatArray()).containsExactly(5f, 3f);
        }
    }

    @Test
    void nothingToFuseAndAnotherSizeAreRefused() {
        try (NDManager manager = Torch.newManager(Device.cpu())) {
            var fusion = new Fusion(manager);
            assertThatThrownBy(fusion::logits).isInstanceOf(IllegalStateException.class);
            fusion.add(manager.ones(new Shape(1, 2, 3, 4)), false);
            assertThatThrownBy(() -> fusion.add(manager.ones(new Shape(1, 2, 3, 5)), false))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("first pass");
        }
    }

    private static Fusion fused(Golden golden) {
        long[] size = golden.host("output_size").longs();
        var fusion = new Fusion(golden.manager());
        for (int k = 0; k < 5; k++) {
            fusion.add(resized(golden, "logits_" + k + "_plain", size), false);
            fusion.add(resized(golden, "logits_" + k + "_flip", size), true);
        }
        return fusion;
    }

    private static NDArray resized(Golden golden, String name, long[] size) {
        return Torch.bilinear(golden.get(name), (int) size[0], (int) size[1], true);
    }
}
