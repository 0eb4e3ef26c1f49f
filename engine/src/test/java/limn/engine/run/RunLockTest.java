package limn.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
    @TempDir
    Path folder;

    @Test
    void onlyOneHasTheRightAndItCanBeTakenAgainOnceItWasGivenBack() throws Exception {
        var run = new RunFolder(folder);
        try (RunLock first = RunLock.take(run).orElseThrow()) {
            assertThat(RunLock.take(run)).isEmpty();
            assertThat(RunLock.isHeld(run)).isTrue();
            assertThat(RunLock.take(new RunFolder(folder.resolve("../" + folder.getFileName())))).isEmpty();
            first.close();
            first.close();
            assertThat(RunLock.isHeld(run)).isFalse();
            assertThat(RunLock.take(run)).hasValueSatisfying(RunLock::close);
        }
    }

    @Test
    void aRunThatAnotherComputerHasWrittenALittleWhileAgoIsNotTakenFromIt() throws Exception {
        var run = new RunFolder(folder);
        EventLog.append(run.events(), 0, new Event.Started("classmix", 9, "cpu", List.of("a"), 1, 0, 0, 1, 7, false,
                null, "another", null));
        assertThat(RunLock.take(run)).isEmpty();
        assertThat(RunLock.writer(run)).contains(new RunWriter("another", 7, null));
        EventLog.append(run.events(), 3, new Event.Stopped(StopReason.PAUSED, 0.5));
        assertThat(RunLock.take(run)).hasValueSatisfying(RunLock::close);
    }
}
