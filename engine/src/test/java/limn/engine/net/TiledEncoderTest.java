package limn.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import limn.engine.tensor.Torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiledEncoderTest {
    private static NetSpec spec(String encoder, int outputStride, String decoder) {
        return new NetSpec(encoder, 0.35, outputStride, decoder, "group", 16, true, true);
    }

    /** Images are long enough that tiles end inside them; the others would see everything. */
    @ParameterizedTest
    @CsvSource({"mobilenet_v2, 16, light, 453, 371", "mobilenet_v2, 8, light, 371, 453",
            "mobilenet_v2, 16, deeplabv3plus, 397, 251", "mobilenet_v2, 8, deeplabv2, 397, 251",
            "resnet18, 16, deeplabv2, 467, 41", "resnet18, 8, deeplabv3plus, 37, 467", "resnet18, 16, light, 389, 371",
            "resnet50, 16, deeplabv3plus, 499, 33", "resnet50, 8, light, 25, 499", "resnet50, 8, deeplabv2, 499, 19"})
    void tilesGiveTheLogitsOfTheWholeImage(String encoder, int stride, String decoder, int width, int height) {
        try (Network network = Network.blank(spec(encoder, stride, decoder), 4, Device.cpu(), false);
                NDManager scope = Torch.newManager(Device.cpu())) {
            Formula.fill(network);
            NDArray images = Formula.images(scope, 1, height, width);
            NDArray wanted = Torch.noGrad(() -> network.forward(images, false));
            int before = scope.getManagedArrays().size();

            NDArray tiled = network.predict(images, new TiledEncoder(network.encoder(), 128, 0));

            assertThat(scope.getManagedArrays()).as("what is left beside the result").hasSize(before + 1);
            assertThat(tiled.getShape()).isEqualTo(wanted.getShape());
            float difference = tiled.sub(wanted).abs().max().getFloat() / wanted.abs().max().getFloat();
            assertThat(difference).isLessThan(1e-4f);
        }
    }

    /** A narrower margin than the reach must show, or the test above would prove nothing. */
    @Test
    void aTileThatSeesLessThanTheReachHasOtherFeaturesAtItsBorder() {
        try (Network network = Network.blank(spec("mobilenet_v2", 16, "light"), 4, Device.cpu(), false);
                NDManager scope = Torch.newManager(Device.cpu())) {
            Formula.fill(network);
            NDArray images = Formula.images(scope, 1, 32, 256);
            NDArray whole = Torch.noGrad(() -> network.encoder().forward(images, false).high());
            NDArray part = Torch.call("window", images, 0, 32, 0, 160);
            NDArray cut = Torch.noGrad(() -> network.encoder().forward(part, false).high());

            NDArray difference = cut.sub(whole.get(":, :, :, :10")).abs();
            assertThat(difference.get(":, :, :, 9").max().getFloat())
                    .isGreaterThan(1e-3f * whole.abs().max().getFloat());
        }
    }

    @Test
    void anImageThatFitsOneTileIsNotCut() {
        try (Network network = Network.create(spec("mobilenet_v2", 16, "light"), 4, Device.cpu(), 1);
                NDManager scope = Torch.newManager(Device.cpu())) {
            NDArray images = Formula.images(scope, 2, 75, 50);
            assertThat(network.predict(images).toFloatArray())
                    .isEqualTo(Torch.noGrad(() -> network.forward(images, false)).toFloatArray());
        }
    }

    @ParameterizedTest
    @CsvSource({"241, 1024, 8388608", "485, 1024, 8388608", "1000, 2016, 16257024"})
    void deeperEncodersGetLargerTiles(int reach, int side, long whole) {
        TiledEncoder tiled = TiledEncoder.of(new Encoder(List.of(), List.of(), List.of(new Looking(reach)), 8, 8));
        assertThat(tiled.side()).isEqualTo(side);
        assertThat(tiled.whole()).isEqualTo(whole);
    }

    private record Looking(int reach) implements LocalUnit {
        @Override
        public NDArray forward(NDArray x, boolean batchStatistics) { throw new UnsupportedOperationException(); }

        @Override
        public <V> V write(GraphWriter<V> graph, V x) { throw new UnsupportedOperationException(); }

        @Override
        public ReceptiveField field() { return new ReceptiveField(reach, 16); }
    }
}
