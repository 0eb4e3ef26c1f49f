package limn.engine.net;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import limn.engine.tensor.Safetensors;
import limn.engine.tensor.TensorFact;

/**
 * What a file of weights holds, seen against the encoder that it is nearest to. Names are torchvision's, also where the
 * file has timm's.
 *
 * @param network one of {@link EncoderLayout#networks()}
 * @param width multiplier of MobileNetV2's channels; 1 for others
 * @param tensors how many tensors of that encoder the file has as they should be
 * @param missing tensors of the encoder that the file lacks
 * @param unexpected tensors of the file that are no part of the encoder, nor of the classifier behind it
 * @param differing tensors of another shape or type, with both
 */
public record EncoderFit(String network, double width, int tensors, List<String> missing, List<String> unexpected,
        List<String> differing) {
    public EncoderFit {
        missing = List.copyOf(missing);
        unexpected = List.copyOf(unexpected);
        differing = List.copyOf(differing);
    }

    /** The network as a recipe names it: a width that is not 1 is a setting of its own. */
    public String title() {
        return title(network, width);
    }

    /** @param width 1 is not said */
    public static String title(String network, double width) {
        return width == 1 ? network : network + " (width=" + width + ")";
    }

    /** Whether the encoder can be filled from the file. */
    public boolean fits() { return faults() == 0; }

    /**
     * Reads the header of a file and finds the encoder that it differs least from.
     *
     * @throws limn.engine.tensor.TensorFileException if it is cut short, damaged or no safetensors file
     */
    public static EncoderFit of(Path safetensors) throws IOException {
        Map<String, TensorFact> facts = WeightNames.torchvision(Safetensors.readFacts(safetensors));
        return EncoderLayout.networks().stream().flatMap(
                network -> EncoderLayout.widths(network).stream().map(width -> compare(network, width, facts)))
                .min(Comparator.comparingInt(EncoderFit::faults)).orElseThrow();
    }

    int faults() { return missing.size() + unexpected.size() + differing.size(); }

    private static EncoderFit compare(String network, double width, Map<String, TensorFact> facts) {
        Map<String, List<Long>> layout = EncoderLayout.of(network, width);
        List<String> missing = new ArrayList<>(layout.keySet());
        List<String> unexpected = new ArrayList<>();
        List<String> differing = new ArrayList<>();
        int tensors = 0;
        for (Map.Entry<String, TensorFact> entry : facts.entrySet()) {
            String name = entry.getKey();
            TensorFact fact = entry.getValue();
            if (!layout.containsKey(name)) {
                if (!isBeside(name)) {
                    unexpected.add(name);
                }
                continue;
            }
            missing.remove(name);
            List<Long> wanted = Objects.requireNonNull(layout.get(name));
            if (fact.isFloat() && fact.shape().equals(wanted)) {
                tensors++;
            } else {
                differing.add(name + " has " + fact.shape() + " " + fact.type() + ", wanted " + wanted + " F32");
            }
        }
        return new EncoderFit(network, width, tensors, missing, unexpected, differing);
    }

    /** Parts of a published network that no encoder needs: the classifier, what is just before it, batch counters. */
    private static boolean isBeside(String name) {
        return name.startsWith("classifier.") || name.startsWith("features.18.") || name.startsWith("fc.")
                || name.endsWith(".num_batches_tracked");
    }
}
