package limn.engine.recipe;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import limn.engine.net.NetSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A training method with all its numbers. Immutable; a value that was never given follows its default, which depends on whether the
 * encoder starts from pretrained weights.
 *
 * @param method one of {@link #methods()}
 * @param given the values that were given, checked, by key
 */
public record Recipe(String method, Map<String, String> given) {
    /** Of the JSON of a recipe; it grows when an older program would misunderstand it. */
    public static final int VERSION = 1;

    /** Retraining's factor of the rates for a network that has learned nothing yet. */
    private static final String FRESH_RATE = "1";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Recipe { given = Collections.unmodifiableMap(new TreeMap<>(given)); }

    /** The names of all methods, the simplest first. */
    public static List<String> methods() { return Methods.names(); }

    /** The method with its defaults. */
    public static Recipe of(String method) throws RecipeException.UnknownMethod {
        return new Recipe(Methods.of(method).title, Map.of());
    }

    /** The names of all presets, the smallest first: quick, balanced, paper. */
    public static List<String> presets() {
        return Presets.NAMES;
    }

    /** The method with the values of a preset, which count as given. @param name one of {@link #presets()} */
    public static Recipe preset(String method, String name) throws RecipeException {
        Recipe recipe = of(method);
        List<String> keys = recipe.settings().stream().map(Setting::key).toList();
        for (var value : Presets.of(recipe.kind(), name).entrySet()) {
            if (keys.contains(value.getKey())) {
                recipe = recipe.with(value.getKey(), value.getValue());
            }
        }
        return recipe;
    }

    /** One sentence and the source. */
    public String description() { return kind().description(); }

    /** All settings of this method, in order of reading. */
    public List<Setting> settings() { return kind().settings; }

    Methods kind() {
        try {
            return Methods.of(method);
        } catch (RecipeException.UnknownMethod e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Whether a step gets images beside the labelled ones: not where nothing is learned from them. */
    public boolean wantsWeak() {
        return wantsAll() || kind().pool == Methods.WeakPool.UNDECIDED && learnsFromBare();
    }

    /** Whether the loss on images that nobody has labelled counts. */
    private boolean learnsFromBare() {
        return kind() != Methods.SUPERVISED && kind() != Methods.CROSS && number("unlabelledWeight") > 0;
    }

    /** How many those are. */
    public int weakImages() {
        boolean withPartners = kind() == Methods.UNIMATCH && text("form").equals("v1");
        return whole("unlabelledBatch") * (withPartners ? 2 : 1);
    }

    /** Whether those are all images, painted ones too, instead of those with undecided pixels. */
    public boolean wantsAll() {
        return kind().pool == Methods.WeakPool.ALL;
    }

    /** Whether tags are learned from, beyond what they forbid. */
    public boolean learnsFromTags() {
        return kind().pool == Methods.WeakPool.ALL;
    }

    /** Whether samples show images of that half. */
    public boolean showsWeak() {
        return learnsFromBare() || wantsAll() && crossesNetworks();
    }

    /** Whether images are mixed. */
    private boolean mixes() { return learnsFromBare() && kind() != Methods.UNIMATCH; }

    /** Whether samples show classes that are cut out of images of that half, whatever was tagged present. */
    public boolean cutsClasses() {
        return mixes() && text("cutFrom").equals("others");
    }

    /** The share of the first steps that cost less than the others: no images are mixed yet. */
    public double lightShare() {
        return mixes() ? number("mixFrom") : 0;
    }

    /** Whether a class that is tagged absent in an image is never cut out of it. */
    public boolean tagsForbidCuts() {
        return kind() != Methods.CLASSMIX || is("tagFilter") && !is("reference");
    }

    /** Whether two networks teach each other: a term that needs the second one has a weight. */
    boolean crossesNetworks() {
        return number("h2pWeight") > 0 || number("p2hWeight") > 0;
    }

    /** Steps of retraining on pseudo masks that follow. */
    public int retrainSteps() { return whole("retrainSteps"); }

    /** Images per step of retraining. */
    public int retrainBatch() {
        return whole("retrainBatch") == 0 ? whole("batch") : whole("retrainBatch");
    }

    /** Steps before the retraining; none where pseudo masks come from a model at hand. */
    public int firstSteps() {
        return text("retrainFrom").isEmpty() ? whole("steps") : 0;
    }

    /** All steps of the run. */
    public int totalSteps() { return firstSteps() + retrainSteps(); }

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
            boolean isFreshRate = key.equals("retrainRate") && text("retrainStart").equals("fresh");
            return isFreshRate
                    ? FRESH_RATE
                    : find(key).defaultValue(!given.getOrDefault("encoder", "").isEmpty());
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
        root.put("version", VERSION);
        root.put("method", method);
        root.put("settings", all);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    /**
     * Reads what {@link #toJson} wrote; other members are skipped. The first recipes had no version.
     *
     * @throws RecipeException.NewerVersion before anything else is looked at
     * @throws RecipeException.Unreadable if it is no JSON object
     */
    public static Recipe fromJson(String json) throws RecipeException {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException broken) {
            throw new RecipeException.Unreadable(broken.getOriginalMessage(), broken);
        }
        if (!root.isObject()) {
            throw new RecipeException.Unreadable("no JSON object", null);
        }
        int version = root.path("version").asInt(1);
        if (version > VERSION) {
            throw new RecipeException.NewerVersion(version);
        }
        Recipe recipe = of(root.path("method").asString(""));
        for (var entry : root.path("settings").properties()) {
            recipe = recipe.with(entry.getKey(), entry.getValue().asString());
        }
        return recipe;
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
