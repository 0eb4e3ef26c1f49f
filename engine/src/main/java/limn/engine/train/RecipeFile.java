package limn.engine.train;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import limn.engine.data.SampleSource;
import limn.engine.export.ModelFile;
import limn.engine.predict.Devices;
import limn.engine.recipe.Recipe;
import limn.engine.run.JsonFiles;
import limn.engine.run.RunFolder;
import limn.engine.tensor.Torch;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The file {@code recipe.json} of a run: everything needed to repeat it, and where it computes. */
public final class RecipeFile {
    private static final String DEVICE = "device";
    private static final String DATA = "data";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RecipeFile() {}

    /** The device that a run computes on; empty if its file does not say. @throws IOException if there is no such file */
    public static Optional<String> device(RunFolder run) throws IOException {
        try {
            return JSON.readTree(Files.readString(run.recipe())).path(DEVICE).stringValueOpt();
        } catch (JacksonException damaged) {
            return Optional.empty();
        }
    }

    /** Whether images, masks or tags were others when the run began; false where its file does not say. */
    static boolean isOfOtherData(RunFolder run, SampleSource source) throws IOException {
        return JsonFiles.read(run.recipe(), JsonNode.class).flatMap(root -> root.path(DATA).stringValueOpt())
                .filter(digest -> !digest.equals(source.digest())).isPresent();
    }

    /** That of a new run. */
    static void write(SampleSource source, Recipe recipe, RunFolder run, String device) throws IOException {
        ObjectNode root = (ObjectNode) JSON.readTree(recipe.toJson());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(DEVICE, device);
        facts.put(DATA, source.digest());
        facts.put("java", Runtime.version().toString());
        facts.put("torch", Torch.engine().getVersion());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put("threads", Integer.toString(Devices.threads()));
        facts.put("at", Instant.now().toString());
        facts.forEach(root::put);
        write(run, root);
    }

    /** What is different from now on in a run that goes on; what else stands in the file stays. */
    static void update(Recipe recipe, RunFolder run, String device) throws IOException {
        ObjectNode root = (ObjectNode) JSON.readTree(Files.readString(run.recipe()));
        JsonNode before = root.deepCopy();
        root.setAll((ObjectNode) JSON.readTree(recipe.toJson()));
        root.put(DEVICE, device);
        if (!root.equals(before)) {
            write(run, root);
        }
    }

    private static void write(RunFolder run, ObjectNode root) throws IOException {
        ModelFile.writeText(run.recipe(), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root));
    }
}
