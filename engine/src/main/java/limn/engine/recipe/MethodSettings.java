package limn.engine.recipe;

import java.util.ArrayList;
import java.util.List;
import limn.engine.net.NetSpec;

/** Every number and choice of the methods, with default and range. */
final class MethodSettings {
    /** Numbers of every training. Rates for pretrained encoders were chosen on the validation images of MSRC-21. */
    static final List<Setting> COMMON = List.of(
            whole("steps", "updates of the network", 500, 1, 10_000_000),
            whole("batch", "labelled images per step", 4, 1, 256),
            whole("crop", "side of the square training crop, pixels", 160, 32, 2048),
            whole("maxSide", "longer images are scaled down to this side, pixels", 640, 64, 8192),
            number("scaleMin", "smallest random scale of a crop", 0.75, 0.1, 4),
            number("scaleMax", "largest random scale of a crop", 1.5, 0.1, 8),
            number("classBalance", "share of labelled images drawn by class instead of evenly", 0.5, 0, 1),
            whole("seed", "seed of every random draw", 1, 0, Integer.MAX_VALUE),
            new Setting.Choice("optimizer", "adamw or sgd", "adamw", "adamw", List.of("adamw", "sgd")),
            new Setting.Range("encoderRate", "learning rate of the encoder", 2e-3, 6e-5, 0, 10, 0),
            new Setting.Range("decoderRate", "learning rate of decoder and head", 2e-3, 2e-3, 0, 10, 0),
            number("headFactor", "factor of the learning rate of the last layer", 1, 0, 100),
            whole("patience", "measurements without a better score before training ends early; 0 is never", 0, 0,
                    100_000),
            number("weightDecay", "weight decay", 0.01, 0, 1), number("momentum", "momentum of sgd", 0.9, 0, 0.9999),
            whole("warmUp", "steps over which the rate rises from 0", 30, 0, 1_000_000),
            number("power", "exponent of the poly schedule", 0.9, 0, 10),
            new Setting.Text("encoder", "safetensors file with pretrained encoder weights, torchvision's names"),
            choice("network", "encoder of the network", NetSpec.ENCODERS),
            new Setting.Range("width", "width multiplier of MobileNetV2", 0.5, 1, 0.1, 2, 0),
            new Setting.Choice("outputStride", "8 or 16", "16", "16", List.of("8", "16")),
            choice("decoder", "what makes masks of the encoder's features", NetSpec.DECODERS),
            choice("decoderNorm", "normalisation of the decoder: group or batch", NetSpec.NORMS),
            new Setting.Range("decoderChannels", "channels of the decoder", 128, 128, 8, 512, 8),
            new Setting.Choice("encoderStatistics", "batch normalisation of the encoder: batch or frozen", "batch",
                    "frozen",
                    List.of("batch", "frozen")),
            whole("evaluateEvery", "steps between measurements on the validation images", 100, 1, 10_000_000),
            whole("sampleEvery", "steps between saved pictures of a training sample", 25, 1, 10_000_000),
            whole("watched", "images whose prediction is kept at every measurement; 0 is none", 8, 0, 64),
            whole("checkpointEvery", "steps between checkpoints", 100, 1, 10_000_000));

    private static final List<Setting> WEAK = List.of(
            whole("unlabelledBatch", "images per step beside the labelled ones", 4, 1, 256));

    private static final List<Setting> MIX = List.of(
            number("confidence", "threshold of the teacher's confidence", 0.968, 0, 1),
            number("unlabelledWeight", "factor of the loss on mixed images", 1, 0, 100),
            choice("mixWeighting",
                    "what the loss on mixed images counts: share of confident pixels, confident pixels only, a ramp over"
                            + " time, or all",
                    "share", "share", "pixel", "ramp", "none"),
            whole("rampSteps", "steps over which the loss on mixed images rises by the sigmoid ramp; 0 is none", 0, 0,
                    10_000_000),
            choice("mixing", "what is cut out: half of the classes, a box, or cow-like patches", "class", "class",
                    "box", "cow"),
            choice("cutFrom",
                    "where that is cut out: of other images, as the teacher sees them, or of painted ones, as they are painted",
                    "others", "others", "painted"),
            choice("colourJitter", "jitter and blur of mixed images", "yes", "yes", "no"));

    private static final List<Setting> TEACHER = List.of(
            choice("tagFilter", "whether the teacher may not predict classes tagged absent", "yes", "yes", "no"),
            choice("reference", "whether details follow the published code where sense differs", "no", "yes", "no"));

    private static final List<Setting> CROSSING = List.of(
            choice("strongLoss", "loss on painted pixels: class-aware or ordinary cross entropy", "cce", "cce", "ce"),
            choice("pseudoClasses",
                    "classes that pseudo labels may name: any that is possible, or only those tagged present where some are",
                    "present", "possible", "present"),
            number("imageWeight", "factor of the loss on tags", 1, 0, 100),
            number("h2pWeight", "factor of the loss of pseudo-Net on the labels of hybrid-Net", 1, 0, 100),
            number("p2hWeight", "factor of the loss of hybrid-Net on the labels of pseudo-Net", 1, 0, 100),
            number("gradeMomentum", "momentum of the counts that grade pseudo-Net", 0.99, 0, 0.99999),
            number("gradePower", "exponent of the grade that weights an image", 8, 0, 64),
            choice("retrainTags", "whether tags go on to teach in retraining", "yes", "yes", "no"),
            number("weakBalance", "share of the other images drawn by their tags instead of evenly", 0.5, 0, 1),
            choice("reference", "whether details follow the published code where sense differs", "no", "yes", "no"));

    static final List<Setting> SUPERVISED = joined(retrain(0.5), List.of(imageHead("no")));

    static final List<Setting> CLASSMIX = joined(retrain(0.5), List.of(imageHead("no")), WEAK, MIX, mixFrom(0.5),
            TEACHER);

    static final List<Setting> CROSS = joined(retrain(0.15), List.of(imageHead("yes")), WEAK, CROSSING);

    static final List<Setting> CROSS_CLASSMIX = joined(retrain(0.15), List.of(imageHead("yes")), WEAK, CROSSING, MIX,
            mixFrom(0.5), List.of(
                    choice("confidenceOver", "whether confidence is among possible classes or among all", "all",
                            "possible", "all")));

    static final List<Setting> UNIMATCH = joined(retrain(0.5), List.of(imageHead("no")), WEAK, TEACHER, List.of(
            choice("form", "v2: a mean teacher and two strong views; v1: the published first form", "v2", "v2", "v1"),
            number("confidence", "threshold of the confidence of a label", 0.95, 0, 1),
            number("unlabelledWeight", "factor of the loss on unlabelled images", 1, 0, 100),
            number("featureDropout", "share of feature channels dropped", 0.5, 0, 0.95)));

    /** What happens after a method: pseudo masks of its network for all images, and training on them. */
    private static List<Setting> retrain(double rate) {
        return List.of(
                whole("retrainSteps", "steps of training on pseudo masks that follow; 0 is none", 0, 0, 10_000_000),
                choice("retrainStart", "whether retraining goes on from the trained network or from a fresh one",
                        "warm",
                        "warm", "fresh"),
                new Setting.Text("retrainFrom",
                        "a model file whose pseudo masks are used; the method itself is left out"),
                choice("retrainScales", "how many scales the pseudo masks are averaged over, each mirrored too",
                        "three",
                        "one", "three", "five"),
                choice("retrainWeights", "how much a pseudo label counts: as much as it is sure, or fully",
                        "confidence",
                        "confidence", "full"),
                number("retrainPainted", "share of retraining images that are drawn from the painted ones", 0.25, 0, 1),
                number("retrainRate",
                        "factor of the learning rates in retraining; a fresh network has 1 unless this is set",
                        rate, 0, 100),
                whole("retrainBatch", "images per step of retraining; 0 is as many as labelled ones before", 0, 0, 256),
                choice("average", "whether an averaged copy of a supervised or retrained network is measured too", "no",
                        "yes", "no"),
                number("emaMax", "largest momentum of an averaged network", 0.98, 0, 0.99999));
    }

    private static List<Setting> mixFrom(double share) {
        return List.of(number("mixFrom", "share of the steps before the first mixed image", share, 0, 1));
    }

    private static Setting imageHead(String value) {
        return choice("imageHead", "whether a judgement about the whole image joins the logits of its pixels", value,
                "yes", "no");
    }

    private MethodSettings() {}

    private static Setting number(String key, String description, double value, double min, double max) {
        return new Setting.Range(key, description, value, value, min, max, 0);
    }

    /** The first option is the default. */
    private static Setting choice(String key, String description, List<String> options) {
        return new Setting.Choice(key, description, options.getFirst(), options.getFirst(), options);
    }

    private static Setting choice(String key, String description, String value, String... options) {
        return new Setting.Choice(key, description, value, value, List.of(options));
    }

    private static Setting whole(String key, String description, double value, double min, double max) {
        return new Setting.Range(key, description, value, value, min, max, 1);
    }

    @SafeVarargs
    private static List<Setting> joined(List<Setting>... parts) {
        var all = new ArrayList<Setting>();
        for (List<Setting> part : parts) {
            all.addAll(part);
        }
        return List.copyOf(all);
    }
}
