package limn.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RunWriterTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static Event.Started started(RunWriter writer) {
        return new Event.Started("classmix", 9, "cpu", List.of("a"), 1, 0, 0, 1, writer.pid(), false, null,
                writer.host(),
                writer.began());
    }

    @Test
    void aRunningProcessOfThisComputerMayBeSilentForEver() {
        assertThat(RunWriter.self().isGone(NOW, NOW.plus(Duration.ofDays(9)))).isFalse();
    }

    @Test
    void aProcessThatGotTheNumberLaterIsAnotherOne() {
        RunWriter self = RunWriter.self();
        Instant began = Objects.requireNonNull(self.began());
        var before = new RunWriter(self.host(), self.pid(), began.minusSeconds(3600));
        assertThat(before.isGone(NOW, NOW.plusSeconds(60))).isTrue();
        var nearly = new RunWriter(self.host(), self.pid(), began.minusSeconds(1));
        assertThat(nearly.isGone(NOW, NOW.plusSeconds(60))).as("the clock was set by a second").isFalse();
    }

    @Test
    void theNumberOfAProcessOnAnotherComputerSaysNothingHere() {
        var far = new RunWriter("another", Long.MAX_VALUE, NOW);
        assertThat(far.isHere()).isFalse();
        assertThat(far.isGone(NOW, NOW.plusSeconds(300))).isFalse();
        assertThat(far.isGone(NOW, NOW.plusSeconds(900))).isTrue();
        var same = new RunWriter("another", ProcessHandle.current().pid(), null);
        assertThat(same.isGone(NOW, NOW.plusSeconds(900))).isTrue();
    }

    @Test
    void whoeverBeganLastAndHasNotEndedWorksOnTheRun() {
        RunWriter far = new RunWriter("another", 7, NOW);
        var begun = new Logged(0, NOW, started(far));
        var stopped = new Logged(3, NOW, new Event.Stopped(StopReason.PAUSED, 0.5));
        assertThat(RunWriter.working(List.of(), NOW)).isEmpty();
        assertThat(RunWriter.working(List.of(begun), NOW)).contains(far);
        assertThat(RunWriter.working(List.of(begun), NOW.plusSeconds(900))).isEmpty();
        assertThat(RunWriter.working(List.of(begun, stopped), NOW)).isEmpty();
        assertThat(RunWriter.working(List.of(begun, stopped, begun), NOW)).contains(far);
        var killed = new Logged(0, NOW, started(new RunWriter(RunWriter.self().host(), Long.MAX_VALUE, null)));
        assertThat(RunWriter.working(List.of(killed), NOW)).as("the system knows at once").isEmpty();
    }
}
