package limn.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.nio.ByteBuffer;
import java.util.function.Function;
import java.util.stream.Stream;
import limn.engine.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TorchTest {
    @ParameterizedTest
    @CsvSource({"13,9,true", "33,41,true", "3,4,true", "7,5,true", "1,1,true", "14,10,true", "13,9,false",
            "33,41,false", "3,4,false", "7,5,false", "1,1,false", "14,10,false"})
    void bilinearResizeAndItsGradientMatchTheReference(int height, int width, boolean align) {
        try (Golden golden = Golden.open("bilinear_resize")) {
            String name = height + "x" + width;
            NDArray input = golden.get("input");
            assertArrayEquals(golden.floats("out_" + name + "_align_" + align),
                    Torch.bilinear(input, height, width, align).toFloatArray(), 1e-5f);

            float[] wanted = golden.floats("grad_" + name + "_align_" + align);
            float[] gradient = Golden.derive(input,
                    x -> Torch.bilinear(x, height, width, align).mul(golden.get("cotangent_" + name)).sum()).gradient();
            float largest = 0;
            for (float value : wanted) {
                largest = Math.max(largest, Math.abs(value));
            }
            assertArrayEquals(wanted, gradient, 1e-5f * largest);
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void onePixelResizesToAnySize(boolean align) {
        try (Golden golden = Golden.open("bilinear_resize")) {
            assertArrayEquals(golden.floats("out_from_1x1_to_5x6_align_" + align),
                    Torch.bilinear(golden.get("input_1x1"), 5, 6, align).toFloatArray(), 1e-5f);
        }
    }

    @ParameterizedTest
    @CsvSource({"10,10,2", "9,14,4", "5,3,6", "7,8,3"})
    void aDilatedDepthwiseConvolutionOnGridsEqualsThePlainOne(int height, int width, int dilation) {
        try (NDManager manager = Torch.newManager(Device.cpu())) {
            NDArray x = manager.randomNormal(new Shape(2, 5, height, width));
            NDArray kernel = manager.randomNormal(new Shape(5, 1, 3, 3));
            NDArray cotangent = manager.randomNormal(x.getShape());
            Shape wide = new Shape(dilation, dilation);
            Function<NDArray, NDArray> plain = k -> Conv2d.conv2d(x, k, null, new Shape(1, 1), wide, wide, 5)
                    .singletonOrThrow();
            Function<NDArray, NDArray> ours = k -> Torch.call("convolve", x, k, manager.zeros(new Shape(5)), 1,
                    dilation,
                    dilation, 5);
            assertArrayEquals(plain.apply(kernel).toFloatArray(), ours.apply(kernel).toFloatArray(), 1e-5f);

            float[] wanted = Golden.derive(kernel.duplicate(), k -> plain.apply(k).mul(cotangent).sum()).gradient();
            float[] made = Golden.derive(kernel.duplicate(), k -> ours.apply(k).mul(cotangent).sum()).gradient();
            assertArrayEquals(wanted, made, 1e-4f);
        }
    }

    @ParameterizedTest
    @CsvSource({"4,13,17", "2,8,10", "16,49,80"})
    void featuresLandOnThePixelsTheyBelongTo(int stride, int height, int width) {
        try (NDManager manager = Torch.newManager(Device.cpu())) {
            int h = Math.ceilDiv(height, stride);
            int w = Math.ceilDiv(width, stride);
            var values = new float[h * w];
            for (int i = 0; i < values.length; i++) {
                values[i] = 3f * stride * (i / w) + stride * (i % w); // 3y + x of the pixel
            }
            float[] fine = Torch.onGrid(manager.create(values, new Shape(1, 1, h, w)), stride, height, width)
                    .toFloatArray();
            for (int i = 0; i < fine.length; i++) {
                int y = Math.min(i / width, stride * (h - 1));
                int x = Math.min(i % width, stride * (w - 1));
                assertThat(fine[i]).isCloseTo(3f * y + x, within(1e-3f));
            }
        }
    }

    @Test
    void argMaxAsBytesEqualsArgMax() {
        try (NDManager manager = Torch.newManager(Device.cpu())) {
            NDArray logits = manager.randomNormal(new Shape(2, 200, 5, 4));
            long[] labels = Torch.argMax(logits).toLongArray();
            byte[] bytes = Torch.argMaxBytes(logits).toByteArray();

            for (int i = 0; i < labels.length; i++) {
                assertThat(Byte.toUnsignedInt(bytes[i])).isEqualTo((int) labels[i]);
            }
        }
    }

    @Test
    void pixelsAreNormalisedPerChannel() {
        try (NDManager manager = Torch.newManager(Device.cpu())) {
            byte[] pixels = {0, (byte) 128, (byte) 255, 10, 20, 30};
            NDArray images = manager.create(ByteBuffer.wrap(pixels), new Shape(1, 1, 2, 3), DataType.UINT8);
            NDArray normal = Torch.normalise(images);

            assertThat(normal.getShape()).isEqualTo(new Shape(1, 3, 1, 2));
            assertThat(normal.toFloatArray()[0]).isCloseTo((0 - 0.485f) / 0.229f, within(1e-4f));
            assertThat(normal.toFloatArray()[3]).isCloseTo((20 / 255f - 0.456f) / 0.224f, within(1e-4f));
            assertThat(normal.toFloatArray()[4]).isCloseTo((1 - 0.406f) / 0.225f, within(1e-4f));
        }
    }

    @Test
    void resultsBelongToTheManagerOfTheFirstTensor() {
        try (NDManager lasting = Torch.newManager(Device.cpu()); NDManager step = Torch.newManager(Device.cpu())) {
            NDArray x = step.ones(new Shape(1, 2, 2, 2));
            NDArray y = lasting.ones(new Shape(1, 2, 2, 2));

            assertThat(Torch.call("add", x, y).getManager()).isSameAs(step);
            assertThat(lasting.getManagedArrays()).hasSize(1);
        }
    }

    @Test
    void withoutGradientRestoresTheModeOfTheThread() throws Exception {
        try (NDManager manager = Torch.newManager(Device.cpu())) {
            NDArray x = manager.ones(new Shape(1, 2, 2, 2));
            x.setRequiresGradient(true);
            NDArray[] made = new NDArray[3];
            Thread thread = Thread.ofPlatform().start(() -> {
                made[0] = Torch.call("add", x, x);
                made[1] = Torch.noGrad(() -> Torch.call("add", x, x));
                made[2] = Torch.call("add", x, x);
            });
            thread.join();

            assertThat(Stream.of(made).map(Golden::isRecorded)).containsExactly(true, false, true);
        }
    }

    @Test
    void aTensorOfAnyLayoutComesBackRowByRow() {
        try (NDManager manager = Torch.newManager(Device.cpu())) {
            NDArray x = manager.arange(6f).reshape(2, 3).transpose();

            assertThat(HostTensor.of(x).floats()).containsExactly(0, 3, 1, 4, 2, 5);
            assertThat(HostTensor.of(x).toArray(manager).toFloatArray()).containsExactly(0, 3, 1, 4, 2, 5);
        }
    }
}
