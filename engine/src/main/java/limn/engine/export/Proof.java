package limn.engine.export;

import limn.engine.file.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came out when an exported file and the network it was made from were asked the same.
 *
 * @param runtime what ran the file
 * @param split which images: "val"; "train" where a project has no other masks; "all" where it has none
 * @param images how many
 * @param pixels at the size that the network sees
 * @param largestDifference of any two logits, absolute; infinite if one is no number
 * @param changedPixels whose arg-max differs
 * @param miou 0..1, of the network in this engine, labels of the size seen brought to that of the mask; null without masks
 * @param exportedMiou 0..1, of the file; null without masks
 * @param perClass what the file scores, in the order of the classes; empty without masks
 * @param leftOut images that could not be read, by name
 */
public record Proof(String runtime, String split, int images, long pixels, double largestDifference, long changedPixels,
        @Nullable Double miou, @Nullable Double exportedMiou, List<ClassScore> perClass, List<String> leftOut) {
    /** A larger difference of two logits is red. */
    public static final double LARGEST_DIFFERENCE = 1e-3;
    /** A larger share of changed pixels is red. */
    public static final double CHANGED_SHARE = 1e-3;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Proof {
        perClass = List.copyOf(perClass);
        leftOut = List.copyOf(leftOut);
    }

    /** @param pixels true ones of this class @param iou 0..1; null for a class that occurs neither in masks nor in labels */
    public record ClassScore(String name, long pixels, @Nullable Double iou) {}

    /** Pixels whose arg-max differs, 0..1. */
    public double changedShare() {
        return pixels == 0 ? 0 : (double) changedPixels / pixels;
    }

    /** Whether the file says what the network says. */
    public boolean holds() {
        return images > 0 && largestDifference <= LARGEST_DIFFERENCE && changedShare() <= CHANGED_SHARE;
    }

    /** The figures by name, as JSON has them. */
    public Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("holds", holds());
        facts.put("largestDifference", Double.isFinite(largestDifference) ? (Object) largestDifference : "infinite");
        facts.put("largestDifferenceLimit", LARGEST_DIFFERENCE);
        facts.put("changedShare", changedShare());
        facts.put("changedShareLimit", CHANGED_SHARE);
        facts.put("changedPixels", changedPixels);
        facts.put("pixels", pixels);
        facts.put("miou", miou);
        facts.put("exportedMiou", exportedMiou);
        facts.put("perClass", perClass);
        facts.put("images", images);
        facts.put("split", split);
        facts.put("leftOut", leftOut);
        facts.put("runtime", runtime);
        return facts;
    }

    /** Writes the figures beside the model. @return the file */
    Path write(Path model) throws IOException {
        Path file = beside(model);
        byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(facts())
                .getBytes(StandardCharsets.UTF_8);
        WholeFile.write(file, out -> out.write(text));
        return file;
    }

    /** Where the proof of a model lies: {@code NAME.proof.json}. */
    static Path beside(Path model) {
        Path card = ModelFile.cardOf(model);
        return card.resolveSibling(card.getFileName().toString().replaceFirst("json$", "proof.json"));
    }
}
