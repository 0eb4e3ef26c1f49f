package limn.app.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import limn.annotator.model.Split;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;

/**
 * When a measurement and the network that it is of were written: who has shown a measurement need not read it again while these are
 * the same.
 *
 * @param measured empty if nobody has measured
 * @param network empty if the run has no network yet
 */
public record EvaluationStamp(RunFolder run, Split split, Optional<FileTime> measured, Optional<FileTime> network) {
    /** Looks at the times of the files. @throws IOException if that cannot be done */
    public static EvaluationStamp of(RunFolder run, Split split) throws IOException {
        Optional<FileTime> best = time(run.checkpoint("best").resolve("model.safetensors"));
        return new EvaluationStamp(run, split, time(Evaluation.file(run, split)),
                best.isPresent() ? best : time(run.checkpoint("last").resolve("model.safetensors")));
    }

    private static Optional<FileTime> time(Path file) throws IOException {
        try {
            return Optional.of(Files.getLastModifiedTime(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** Whether what was measured is the same, whatever the run has done since. */
    public boolean isSameMeasurement(@Nullable EvaluationStamp other) {
        return other != null && run.equals(other.run) && split == other.split && measured.equals(other.measured);
    }
}
