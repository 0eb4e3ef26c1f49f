package limn.engine.net;

import java.util.List;

/**
 * The shape of a network.
 *
 * @param encoder one of {@link #ENCODERS}; an "s" at the end of a ResNet means the deep stem of three 3x3 convolutions
 * @param width multiplier of MobileNetV2's channels, which published weights have at 1.0; a ResNet does not look at it
 * @param outputStride 16 or 8: how much smaller than the image the deepest features are
 * @param decoder one of {@link #DECODERS}
 * @param decoderNorm one of {@link #NORMS}; the head of DeepLab-v2 has none
 * @param decoderChannels channels of the decoder, a multiple of 8; the head of DeepLab-v2 has none of its own
 * @param freezeEncoderStatistics whether the encoder's batch norm uses its running statistics in training too: for
 *        pretrained weights and small batches
 * @param imageHead whether a judgement about the whole image joins the logits of its pixels
 */
public record NetSpec(String encoder, double width, int outputStride, String decoder, String decoderNorm,
        int decoderChannels, boolean freezeEncoderStatistics, boolean imageHead) {
    /** Names of the encoders, the default first. */
    public static final List<String> ENCODERS = List.of("mobilenet_v2", "resnet18", "resnet34", "resnet50", "resnet101",
            "resnet50s", "resnet101s");
    /** Names of the decoders, the default first. */
    public static final List<String> DECODERS = List.of("light", "deeplabv3plus", "deeplabv2");
    /** What a decoder's norm goes over, the default first. */
    public static final List<String> NORMS = List.of("group", "batch");

    public NetSpec {
        requireOneOf("encoder", encoder, ENCODERS);
        requireOneOf("decoder", decoder, DECODERS);
        requireOneOf("decoder norm", decoderNorm, NORMS);
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

    /** MobileNetV2 with the light decoder and group norm, without image head. */
    public NetSpec(double width, int outputStride, int decoderChannels, boolean freezeEncoderStatistics) {
        this(ENCODERS.getFirst(), width, outputStride, DECODERS.getFirst(), NORMS.getFirst(), decoderChannels,
                freezeEncoderStatistics, false);
    }

    /** Whether images of a batch do not see each other in training: no layer normalises by statistics of the batch. */
    public boolean isPerImage() {
        return freezeEncoderStatistics && (decoderNorm.equals("group") || decoder.equals("deeplabv2"));
    }

    private static void requireOneOf(String what, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw new IllegalArgumentException(
                    what + " must be one of " + String.join(", ", allowed) + " but is " + value);
        }
    }
}
