package limn.engine.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.engine.export.ModelFile;
import limn.engine.net.Network;
import limn.engine.run.RunFolder;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Safetensors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The state of a run after a step: student, teacher, optimiser and counters, in the folder {@code checkpoints/last}. Batches and
 * random draws follow from seed and step, so nothing else is needed for an exact resume. A folder is written beside the old one and
 * then takes its place: a kill at any moment leaves the old or the new one whole.
 */
final class Checkpoint {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Checkpoint() {}

    /** @param step updates done @param bestMiou 0..1; NaN if nothing was measured yet */
    record Counters(long step, double bestMiou) {}

    static void save(RunFolder folder, Network student, Optional<Network> teacher, Optimizer optimizer,
            Counters counters)
            throws IOException {
        Path last = folder.checkpoint("last");
        Path fresh = folder.checkpoint("last.new");
        Path old = folder.checkpoint("last.old");
        delete(fresh);
        Files.createDirectories(fresh);
        Safetensors.write(fresh.resolve("student.safetensors"), student.state(), Map.of());
        if (teacher.isPresent()) {
            Safetensors.write(fresh.resolve("teacher.safetensors"), teacher.get().state(), Map.of());
        }
        Safetensors.write(fresh.resolve("optimizer.safetensors"), optimizer.state(), Map.of());
        ModelFile.writeText(fresh.resolve("state.json"), JSON.writeValueAsString(counters));
        delete(old);
        if (Files.exists(last)) {
            Files.move(last, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(fresh, last, StandardCopyOption.ATOMIC_MOVE);
        delete(old);
    }

    /** The newest whole checkpoint, if there is one. */
    static Optional<Path> find(RunFolder folder) {
        return List.of("last", "last.old", "last.new").stream().map(folder::checkpoint)
                .filter(p -> Files.isRegularFile(p.resolve("state.json"))).findFirst();
    }

    /** Puts everything back. @throws IOException if the checkpoint is missing, torn or of another network */
    static Counters load(RunFolder folder, Network student, Optional<Network> teacher, Optimizer optimizer)
            throws IOException {
        Path from = find(folder).orElseThrow(() -> new NoSuchFileException(folder.checkpoint("last").toString()));
        try {
            student.load(Safetensors.read(from.resolve("student.safetensors")));
            if (teacher.isPresent()) {
                teacher.get().load(Safetensors.read(from.resolve("teacher.safetensors")));
            }
            Map<String, HostTensor> slots = Safetensors.read(from.resolve("optimizer.safetensors"));
            optimizer.load(slots);
            return JSON.readValue(Files.readString(from.resolve("state.json")), Counters.class);
        } catch (JacksonException | IllegalArgumentException | limn.engine.net.WeightsException e) {
            throw new IOException(from + " is damaged: " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path p : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }
}
