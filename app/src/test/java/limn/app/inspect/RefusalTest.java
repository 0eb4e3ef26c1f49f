package limn.app.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limn.app.train.RunLog;
import limn.app.train.RunState;
import limn.app.train.RunStatus;
import limn.engine.run.DrawSheet;
import limn.engine.run.Event;
import limn.engine.run.Logged;
import limn.engine.run.SampleWish;
import limn.engine.run.StopReason;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private static final DrawSheet SHEET = new DrawSheet(1, List.of("boat", "torn"), List.of("bare"), List.of("pier"),
            List.of(0, 2));
    private final RunLog log = new RunLog();

    private RunState running(Event... more) {
        say(new Event.Started("supervised", 100, "cpu", List.of("sea", "ship", "quay"), 2, 0, 1, 1, 7, false));
        List.of(more).forEach(this::say);
        return log.state();
    }

    private void say(Event event) { log.add(new Logged(1, Instant.EPOCH, event)); }

    private static SampleWish image(String name) { return new SampleWish(name, null); }

    private static Optional<Refusal> refused(SampleWish wish, RunState state) {
        return Refusal.of(wish, state, Optional.of(SHEET));
    }

    @Test
    void whatStepsDrawMayCome() {
        assertThat(refused(image("boat"), running())).isEmpty();
        assertThat(refused(new SampleWish(null, 2), running())).isEmpty();
    }

    @Test
    void whatNeverComesIsRefusedWithItsReason() {
        assertThat(refused(image("pier"), running())).contains(Refusal.VALIDATION);
        assertThat(refused(image("bare"), running())).contains(Refusal.IDLE);
        assertThat(refused(image("later"), running())).contains(Refusal.NOT_IN_RUN);
        assertThat(refused(new SampleWish(null, 1), running())).contains(Refusal.NO_SUCH_CLASS);
    }

    @Test
    void anImageThatCouldNotBeReadIsRefusedUntilTheRunGoesOnAnew() {
        var torn = new Event.Warned(Event.Warned.UNREADABLE, List.of("torn", "cut off"));
        assertThat(refused(image("torn"), running(torn))).contains(Refusal.UNREADABLE);
        assertThat(refused(image("boat"), log.state())).isEmpty();
        assertThat(refused(image("torn"), running())).isEmpty();
    }

    @Test
    void aRunThatEndsOrHasEndedSavesNothingMore() {
        assertThat(refused(image("boat"), running().withStatus(RunStatus.STOPPING))).contains(Refusal.ENDED);
        assertThat(refused(image("boat"), running(new Event.Stopped(StopReason.PAUSED, 0.5)))).contains(Refusal.ENDED);
    }

    @Test
    void aRunOfAnOlderVersionIsAskedForWhateverTheProjectHas() {
        assertThat(Refusal.of(image("pier"), running(), Optional.empty())).isEmpty();
    }
}
