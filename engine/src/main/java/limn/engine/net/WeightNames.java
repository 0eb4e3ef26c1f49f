package limn.engine.net;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names that published weights have. A ResNet is called the same by torchvision and timm, a MobileNetV2 is not: timm
 * numbers its blocks by stage and calls a layer by what it does, torchvision counts through and calls it by its place.
 * Sources: torchvision/models/mobilenetv2.py; timm/models/efficientnet.py with _efficientnet_blocks.py.
 */
final class WeightNames {
    /** How many blocks each stage of MobileNetV2 has: table 2 of Sandler and others 2018. */
    private static final int[] BLOCKS = {1, 2, 3, 4, 3, 3, 1};
    private static final Map<String, String> TORCHVISION = layers();

    private WeightNames() {}

    /** The same tensors in the same order with torchvision's names. A name that timm does not give stays as it is. */
    static <T> Map<String, T> torchvision(Map<String, T> state) {
        if (!state.containsKey("conv_stem.weight")) {
            return state;
        }
        Map<String, T> renamed = new LinkedHashMap<>();
        state.forEach((name, tensor) -> renamed.put(torchvision(name), tensor));
        return renamed;
    }

    private static String torchvision(String name) {
        int dot = name.lastIndexOf('.');
        String layer = dot < 0 ? null : TORCHVISION.get(name.substring(0, dot));
        return layer == null ? name : layer + name.substring(dot);
    }

    /** The layers of MobileNetV2: timm's name to torchvision's. */
    private static Map<String, String> layers() {
        Map<String, String> layers = new HashMap<>(Map.of("conv_stem", "features.0.0", "bn1", "features.0.1",
                "conv_head", "features.18.0", "bn2", "features.18.1", "classifier", "classifier.1"));
        int counted = 1;
        for (int stage = 0; stage < BLOCKS.length; stage++) {
            for (int block = 0; block < BLOCKS[stage]; block++) {
                String timm = "blocks." + stage + "." + block + ".";
                String torchvision = "features." + counted++ + ".conv.";
                if (stage == 0) {
                    layers.putAll(Map.of(timm + "conv_dw", torchvision + "0.0", timm + "bn1", torchvision + "0.1",
                            timm + "conv_pw", torchvision + "1", timm + "bn2", torchvision + "2"));
                } else {
                    layers.putAll(Map.of(timm + "conv_pw", torchvision + "0.0", timm + "bn1", torchvision + "0.1",
                            timm + "conv_dw", torchvision + "1.0", timm + "bn2", torchvision + "1.1",
                            timm + "conv_pwl", torchvision + "2", timm + "bn3", torchvision + "3"));
                }
            }
        }
        return Map.copyOf(layers);
    }
}
