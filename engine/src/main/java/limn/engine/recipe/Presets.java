package limn.engine.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings that belong together, by name. {@code quick} are the defaults, for a laptop without GPU; {@code balanced} wants a GPU of 8 GB;
 * {@code paper} are the published settings of each method for PASCAL VOC, as far as a recipe has them. They are for the published
 * amount of data and start from pretrained weights, which a preset does not bring: set {@code encoder}.
 */
final class Presets {
    static final String QUICK = "quick";
    static final String BALANCED = "balanced";
    static final String PAPER = "paper";
    /** The smallest first. */
    static final List<String> NAMES = List.of(QUICK, BALANCED, PAPER);

    private static final Map<String, String> FOR_8_GB = Map.of("network", "resnet50", "decoder", "deeplabv3plus",
            "outputStride", "16", "crop", "320", "batch", "8", "unlabelledBatch", "8", "steps", "10000", "warmUp",
            "500", "evaluateEvery", "500", "checkpointEvery", "500");

    /** Plain SGD and batches as they come; how often a run is measured and saved is ours. */
    private static final Map<String, String> PUBLISHED = Map.ofEntries(Map.entry("optimizer", "sgd"),
            Map.entry("momentum", "0.9"), Map.entry("power", "0.9"), Map.entry("warmUp", "0"),
            Map.entry("classBalance", "0"), Map.entry("encoderStatistics", "batch"), Map.entry("imageHead", "no"),
            Map.entry("evaluateEvery", "1000"), Map.entry("checkpointEvery", "1000"),
            Map.entry("sampleEvery", "500"));

    /** WilhelmT/ClassMix aa85291, VOC: its head has four branches here, where that code adds up two. */
    private static final Map<String, String> CLASSMIX = Map.ofEntries(Map.entry("network", "resnet101"),
            Map.entry("decoder", "deeplabv2"), Map.entry("outputStride", "8"), Map.entry("encoderRate", "2.5e-4"),
            Map.entry("decoderRate", "2.5e-4"), Map.entry("headFactor", "10"), Map.entry("weightDecay", "5e-4"),
            Map.entry("crop", "321"), Map.entry("scaleMin", "0.5"), Map.entry("scaleMax", "1.6"),
            Map.entry("batch", "10"), Map.entry("unlabelledBatch", "10"), Map.entry("steps", "40000"),
            Map.entry("emaMax", "0.99"), Map.entry("confidence", "0.968"), Map.entry("colourJitter", "no"),
            Map.entry("tagFilter", "no"), Map.entry("mixFrom", "0"), Map.entry("reference", "yes"));

    /** YudeWang/Learning-Pseudo-Label b3d4b13; its retraining has a rate of 7e-3, seven times that of the first phase. */
    private static final Map<String, String> CROSS = Map.ofEntries(Map.entry("network", "resnet101s"),
            Map.entry("decoder", "deeplabv3plus"), Map.entry("decoderNorm", "batch"),
            Map.entry("decoderChannels", "256"), Map.entry("outputStride", "8"), Map.entry("encoderRate", "1e-3"),
            Map.entry("decoderRate", "1e-3"), Map.entry("headFactor", "10"), Map.entry("weightDecay", "4e-5"),
            Map.entry("crop", "384"), Map.entry("scaleMin", "0.5"), Map.entry("scaleMax", "2"),
            Map.entry("batch", "5"), Map.entry("unlabelledBatch", "5"), Map.entry("steps", "20000"),
            Map.entry("weakBalance", "0"), Map.entry("reference", "yes"), Map.entry("retrainSteps", "30000"),
            Map.entry("retrainStart", "fresh"), Map.entry("retrainScales", "five"),
            Map.entry("retrainTags", "no"), Map.entry("retrainWeights", "full"), Map.entry("retrainPainted", "0"),
            Map.entry("retrainRate", "7"), Map.entry("retrainBatch", "16"));

    /**
     * LiheYoung/UniMatch 7292bac, the first form: everything that is not encoder has ten times its rate. 80 epochs over 10490 images in
     * batches of 8.
     */
    private static final Map<String, String> UNIMATCH = Map.ofEntries(Map.entry("form", "v1"),
            Map.entry("network", "resnet101s"), Map.entry("decoder", "deeplabv3plus"),
            Map.entry("decoderNorm", "batch"), Map.entry("decoderChannels", "256"), Map.entry("outputStride", "16"),
            Map.entry("encoderRate", "1e-3"), Map.entry("decoderRate", "1e-2"), Map.entry("headFactor", "1"),
            Map.entry("weightDecay", "1e-4"), Map.entry("crop", "321"), Map.entry("scaleMin", "0.5"),
            Map.entry("scaleMax", "2"), Map.entry("batch", "8"), Map.entry("unlabelledBatch", "8"),
            Map.entry("steps", "104900"), Map.entry("confidence", "0.95"), Map.entry("tagFilter", "no"));

    private Presets() {}

    /** The settings of a preset for a method, by key; a method that lacks a setting goes without. */
    static Map<String, String> of(Methods method, String name) throws RecipeException.UnknownPreset {
        return switch (name) {
            case QUICK -> Map.of();
            case BALANCED -> FOR_8_GB;
            case PAPER -> {
                var all = new LinkedHashMap<>(PUBLISHED);
                all.putAll(published(method));
                yield all;
            }
            default -> throw new RecipeException.UnknownPreset(name);
        };
    }

    /** Supervised training is the first part of ClassMix; the combination was never published, so it has the settings of its larger part. */
    private static Map<String, String> published(Methods method) {
        return switch (method) {
            case SUPERVISED, CLASSMIX -> CLASSMIX;
            case CROSS, CROSS_CLASSMIX -> CROSS;
            case UNIMATCH -> UNIMATCH;
        };
    }
}
