package limn.engine.net;

import ai.djl.ndarray.NDArray;
import limn.engine.tensor.HostTensor;

/**
 * A convolution with the affine map of its batch norm inside, as it predicts: kernel * s and shift - mean * s with
 * s = scale / sqrt(variance + 1e-5).
 *
 * @param kernel [out,in/groups,k,k]
 */
record Folded(HostTensor kernel, float[] bias) {
    private static final float EPSILON = 1e-5f;

    static Folded of(NDArray weight, NDArray scale, NDArray shift, NDArray mean, NDArray variance) {
        HostTensor plain = HostTensor.of(weight);
        float[] values = plain.floats();
        float[] factor = HostTensor.of(scale).floats();
        float[] bias = HostTensor.of(shift).floats();
        float[] average = HostTensor.of(mean).floats();
        float[] spread = HostTensor.of(variance).floats();
        int each = values.length / factor.length;
        for (int out = 0; out < factor.length; out++) {
            float s = (float) (factor[out] / Math.sqrt(spread[out] + EPSILON));
            bias[out] -= average[out] * s;
            for (int i = out * each; i < (out + 1) * each; i++) {
                values[i] *= s;
            }
        }
        return new Folded(HostTensor.ofFloats(values, plain.shape()), bias);
    }

    GraphWriter.Convolution convolution(String name, Kernel geometry) {
        return new GraphWriter.Convolution(name, kernel, bias, geometry.stride(), geometry.padding(),
                geometry.dilation(), geometry.groups());
    }
}
