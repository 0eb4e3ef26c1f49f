package limn.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import limn.engine.run.RunFolder;
import limn.engine.run.RunLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanedRunsTest {
    @Test
    void aRunThatHasJustBegunAndSaidNothingYetIsNoOrphan(@TempDir Path runs) throws Exception {
        var run = new RunFolder(Files.createDirectories(runs.resolve("young")));
        try (RunLock training = RunLock.take(run).orElseThrow()) {
            assertThat(OrphanedRuns.look(runs, true)).isEmpty();
            assertThat(run.path()).isDirectory();
            training.close();
        }
        assertThat(OrphanedRuns.look(runs, false)).hasSize(1);
    }
}
