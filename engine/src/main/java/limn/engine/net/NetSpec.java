package limn.engine.net;

/**
 * The shape of a network.
 *
 * @param width multiplier of MobileNetV2's channels; published weights have 1.0
 * @param outputStride 16 or 8: how much smaller than the image the deepest features are
 * @param decoderChannels channels of the decoder, a multiple of 8
 * @param freezeEncoderStatistics whether the encoder's batch norm uses its running statistics in training too: for
 *        pretrained weights and small batches
 */
public record NetSpec(double width, int outputStride, int decoderChannels, boolean freezeEncoderStatistics) {
    public NetSpec {
        if (!(width >= 0.1 && width <= 4)) {
            throw new IllegalArgumentException("width must be in 0.1..4 but is " + width);
        }
        if (outputStride != 16 && outputStride != 8) {
            throw new IllegalArgumentException("output stride must be 8 or 16 but is " + outputStride);
        }
        if (decoderChannels < 8 || decoderChannels % 8 != 0) {
            throw new IllegalArgumentException("decoder channels must be a multiple of 8 but are " + decoderChannels);
        }
    }
}
