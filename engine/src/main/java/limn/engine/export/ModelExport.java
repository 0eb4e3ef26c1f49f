package limn.engine.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import limn.engine.run.RunFolder;
import limn.engine.tensor.Safetensors;

/** Hands a run's best network over. */
public final class ModelExport {
    private ModelExport() {}

    /** The file of a run's best network. */
    public static Path best(RunFolder run) {
        return run.checkpoint("best").resolve("model.safetensors");
    }

    /**
     * Writes the best network as safetensors, and beside it the JSON that says classes, input, recipe and scores.
     *
     * @return the file of the weights
     * @throws IOException if the run has no best network yet or the files cannot be written
     */
    public static Path safetensors(RunFolder run, Path out) throws IOException {
        Path best = best(run);
        if (!Files.isRegularFile(best)) {
            throw new java.nio.file.NoSuchFileException(best.toString());
        }
        ModelFile.write(out, Safetensors.read(best), ModelFile.readCard(best));
        return out;
    }
}
