package limn.engine.recipe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import limn.engine.net.NetSpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * A training method with all its numbers. Immutable; a value that was never given follows its default, which depends on whether the
 * encoder starts from pretrained weights.
 *
 * @param method one of {@link #methods()}
 * @param given the values that were given, checked, by key
 */
public record Recipe(String method, Map<String, String> given) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Numbers that every method has. Rates for pretrained encoders were chosen on the validation images of MSRC-21. */
    private static final List<Setting> COMMON = List.of(
            whole("steps", "updates of the network", 500, 1, 10_000_000),
            whole("batch", "labelled images per step", 4, 1, 256),
            whole("crop", "side of the square training crop, pixels", 160, 32, 2048),
            whole("maxSide", "longer images are scaled down to this side, pixels", 640, 64, 8192),
            number("scaleMin", "smallest random scale of a crop", 0.75, 0.1, 4),
            number("scaleMax", "largest random scale of a crop", 1.5, 0.1, 8),
            number("classBalance", "share of labelled images drawn by class instead of evenly", 0.5, 0, 1),
            whole("seed", "seed of every random draw", 1, 0, Integer.MAX_VALUE),
            new Setting.Choice("optimizer", "adamw or sgd", "adamw", "adamw", List.of("adamw", "sgd")),
            new Setting.Range("encoderRate", "learning rate of the encoder", 2e-3, 6e-5, 0, 10, false),
            new Setting.Range("decoderRate", "learning rate of decoder and head", 2e-3, 2e-3, 0, 10, false),
            number("weightDecay", "weight decay", 0.01, 0, 1), number("momentum", "momentum of sgd", 0.9, 0, 0.9999),
            whole("warmUp", "steps over which the rate rises from 0", 30, 0, 1_000_000),
            number("power", "exponent of the poly schedule", 0.9, 0, 10),
            new Setting.Text("encoder", "safetensors file with pretrained encoder weights, torchvision's names"),
            choice("network", "encoder of the network", NetSpec.ENCODERS),
            new Setting.Range("width", "width multiplier of MobileNetV2", 0.5, 1, 0.1, 2, false),
            new Setting.Choice("outputStride", "8 or 16", "16", "16", List.of("8", "16")),
            choice("decoder", "what makes masks of the encoder's features", NetSpec.DECODERS),
            choice("decoderNorm", "normalisation of the decoder: group or batch", NetSpec.NORMS),
            whole("decoderChannels", "channels of the decoder", 128, 8, 512),
            new Setting.Choice("encoderStatistics", "batch normalisation of the encoder: batch or frozen", "batch",
                    "frozen",
                    List.of("batch", "frozen")),
            whole("evaluateEvery", "steps between measurements on the validation images", 100, 1, 10_000_000),
            whole("sampleEvery", "steps between saved pictures of a training sample", 25, 1, 10_000_000),
            whole("checkpointEvery", "steps between checkpoints", 100, 1, 10_000_000));

    private static final List<Setting> CLASSMIX = List.of(
            whole("unlabelledBatch", "unlabelled images per step", 4, 1, 256),
            number("confidence", "threshold of the teacher's confidence", 0.968, 0, 1),
            number("emaMax", "largest momentum of the teacher", 0.98, 0, 0.99999),
            number("unlabelledWeight", "factor of the unlabelled loss", 1, 0, 100),
            whole("rampSteps", "steps over which the unlabelled loss rises by the sigmoid ramp; 0 is none", 0, 0,
                    10_000_000),
            new Setting.Choice("tagFilter", "whether the teacher may not predict classes tagged absent", "yes", "yes",
                    List.of("yes", "no")),
            new Setting.Choice("colourJitter", "jitter and blur of mixed images", "yes", "yes", List.of("yes", "no")));

    private static final Map<String, String> DESCRIPTIONS = Map.of("supervised",
            "Learns from painted pixels alone. The baseline to beat.", "classmix",
            "Learns from painted pixels and from all other images: a mean teacher labels them, classes are cut out and mixed"
                    + " (Olsson et al., WACV 2021).");

    public Recipe { given = Collections.unmodifiableMap(new TreeMap<>(given)); }

    /** The names of all methods, the simplest first. */
    public static List<String> methods() {
        return List.of("supervised", "classmix");
    }

    /** The method with its defaults. */
    public static Recipe of(String method) throws RecipeException.UnknownMethod {
        if (!methods().contains(method)) {
            throw new RecipeException.UnknownMethod(method);
        }
        return new Recipe(method, Map.of());
    }

    /** One sentence and the source. */
    public String description() { return DESCRIPTIONS.getOrDefault(method, method); }

    /** All settings of this method, in order of reading. */
    public List<Setting> settings() {
        var all = new ArrayList<>(COMMON);
        if (method.equals("classmix")) {
            all.addAll(CLASSMIX);
        }
        return all;
    }

    /** The recipe with one value changed. */
    public Recipe with(String key, String value) throws RecipeException {
        Setting setting = find(key);
        var changed = new LinkedHashMap<>(given);
        changed.put(key, setting.checked(value));
        return new Recipe(method, changed);
    }

    private Setting find(String key) throws RecipeException.UnknownName {
        for (Setting s : settings()) {
            if (s.key().equals(key)) {
                return s;
            }
        }
        String nearest = settings().stream().map(Setting::key)
                .min(Comparator.comparingInt(k -> distance(k.toLowerCase(), key.toLowerCase()))).orElseThrow();
        throw new RecipeException.UnknownName(key, nearest);
    }

    /** The value of a setting of this method. */
    public String text(String key) {
        String value = given.get(key);
        if (value != null) {
            return value;
        }
        try {
            return find(key).defaultValue(!given.getOrDefault("encoder", "").isEmpty());
        } catch (RecipeException.UnknownName e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    public double number(String key) { return Double.parseDouble(text(key)); }

    public int whole(String key) { return (int) number(key); }

    public boolean is(String key) { return text(key).equals("yes"); }

    /** All values, defaults too, as JSON; {@link #fromJson} reads it back. */
    public String toJson() {
        var all = new LinkedHashMap<String, String>();
        settings().forEach(s -> all.put(s.key(), text(s.key())));
        var root = new LinkedHashMap<String, Object>();
        root.put("method", method);
        root.put("settings", all);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    /** Reads what {@link #toJson} wrote; other members are skipped. */
    public static Recipe fromJson(String json) throws RecipeException {
        var root = JSON.readTree(json);
        Recipe recipe = of(root.path("method").asString(""));
        for (var entry : root.path("settings").properties()) {
            recipe = recipe.with(entry.getKey(), entry.getValue().asString());
        }
        return recipe;
    }

    private static Setting number(String key, String description, double value, double min, double max) {
        return new Setting.Range(key, description, value, value, min, max, false);
    }

    /** The first option is the default. */
    private static Setting choice(String key, String description, List<String> options) {
        return new Setting.Choice(key, description, options.getFirst(), options.getFirst(), options);
    }

    private static Setting whole(String key, String description, double value, double min, double max) {
        return new Setting.Range(key, description, value, value, min, max, true);
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
