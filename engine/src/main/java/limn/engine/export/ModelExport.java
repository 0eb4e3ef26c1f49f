package limn.engine.export;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import limn.engine.data.Sample;
import limn.engine.data.UnreadableSampleException;
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
            throw new NoSuchFileException(best.toString());
        }
        ModelFile.write(out, Safetensors.read(best), ModelFile.readCard(best));
        return out;
    }

    /** @param proof what the exported file says beside what the network says @param figures the JSON with its figures */
    public record Onnx(Path file, Proof proof, Path figures) {}

    /**
     * Writes the best network as ONNX, runs the file with ONNX Runtime beside the network, and writes the figures of that next to it.
     * The files are there also when the proof does not hold.
     *
     * @param samples images to prove it on
     * @param split what they are called in the proof: "val", "train" or "all"
     * @param scored whether they have masks of the classes of this network
     * @param progress told how many images are done
     * @throws IOException if the run has no best network yet or a file cannot be written or opened
     * @throws UnreadableSampleException if not one image can be read
     */
    public static Onnx onnx(RunFolder run, Path out, List<? extends Sample> samples, String split,
            boolean scored, IntConsumer progress) throws IOException, UnreadableSampleException {
        return onnx(best(run), out, samples, split, scored, progress);
    }

    /** The same of a network that was handed over as safetensors, with its JSON beside it. */
    public static Onnx onnx(Path best, Path out, List<? extends Sample> samples, String split,
            boolean scored, IntConsumer progress) throws IOException, UnreadableSampleException {
        if (!Files.isRegularFile(best)) {
            throw new NoSuchFileException(best.toString());
        }
        ModelFile.Loaded loaded = ModelFile.read(best, Device.cpu());
        try (var network = loaded.network()) {
            OnnxFile.write(out, network, loaded.card());
            try (OnnxModel file = OnnxModel.open(out)) {
                Proof proof = new Proving(network, file, loaded.card(), scored).over(samples, split,
                        progress);
                return new Onnx(out, proof, proof.write(out));
            }
        }
    }
}
