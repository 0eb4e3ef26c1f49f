package limn.app.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import limn.engine.run.Event;
import limn.engine.run.EventLog;
import limn.engine.run.Logged;
import limn.engine.run.RunFolder;
import limn.engine.run.StopReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static Event.Started started(boolean resumed, long pid) {
        return new Event.Started("classmix", 100, "cpu", List.of("a", "b"), 2, 3, 4, 1, pid, resumed);
    }

    private static Event.StepDone step(double loss) {
        return new Event.StepDone(loss, Map.of("labelled", loss), 0.1, 0.5, 2);
    }

    private static RunState fold(Logged... events) {
        var log = new RunLog();
        for (Logged event : events) {
            log.add(event);
        }
        return log.state();
    }

    @Test
    void aNewRunWaits() {
        assertThat(RunState.nothing().status()).isEqualTo(RunStatus.WAITING);
        assertThat(RunState.nothing().best()).isEmpty();
        assertThat(RunState.nothing().timeLeft()).isEmpty();
    }

    @Test
    void stepsGiveProgressAndTimeLeft() {
        RunState state = fold(new Logged(0, NOW, started(false, 1)), new Logged(20, NOW, step(1.5)));
        assertThat(state.status()).isEqualTo(RunStatus.RUNNING);
        assertThat(state.progress()).isEqualTo(0.2);
        assertThat(state.timeLeft()).contains(Duration.ofSeconds(40));
        assertThat(state.terms()).hasEntrySatisfying("labelled", c -> assertThat(c.last()).isEqualTo(1.5));
    }

    @Test
    void aResumedRunForgetsWhatItDoesAgain() {
        RunState state = fold(new Logged(0, NOW, started(false, 1)), new Logged(10, NOW, step(3)),
                new Logged(20, NOW, step(2)), new Logged(10, NOW, started(true, 1)), new Logged(12, NOW, step(1)));
        assertThat(state.step()).isEqualTo(12);
        assertThat(state.loss().size()).isEqualTo(2);
        assertThat(state.loss().last()).isEqualTo(1);
    }

    @Test
    void bestIsTheLargestOfAllNetworks() {
        RunState state = fold(new Logged(0, NOW, started(false, 1)),
                new Logged(5, NOW, new Event.Evaluated("student", false, 0.4, List.of(0.4, 0.4), 2, 0.5, 1, true)),
                new Logged(5, NOW, new Event.Evaluated("teacher", false, 0.3, List.of(0.3, 0.3), 2, 0.5, 1, false)),
                new Logged(9, NOW, new Event.Stopped(StopReason.PAUSED, 0.4)));
        assertThat(state.best()).hasValue(0.4);
        assertThat(state.miou()).containsOnlyKeys("student", "teacher");
        assertThat(state.status()).isEqualTo(RunStatus.PAUSED);
        assertThat(state.status().canResume()).isTrue();
    }

    @Test
    void scoresWithTagsStandApartAndPseudoMasksAreToldWhileTheyAreMade() {
        RunState state = fold(new Logged(0, NOW, started(false, 1)),
                new Logged(5, NOW, new Event.Evaluated("hybrid", false, 0.4, List.of(0.4, 0.4), 2, 0.5, 1, true)),
                new Logged(5, NOW, new Event.Evaluated("hybrid", true, 0.6, List.of(0.6, 0.6), 2, 0.5, 1, false)),
                new Logged(5, NOW, new Event.PseudoMasks("hybrid", 3, 9)));
        assertThat(state.bestMiou()).isEqualTo(0.4);
        assertThat(state.miou()).hasEntrySatisfying("hybrid", c -> assertThat(c.last()).isEqualTo(0.4));
        assertThat(state.taggedMiou()).hasEntrySatisfying("hybrid", c -> assertThat(c.last()).isEqualTo(0.6));
        assertThat(state.masks()).hasValue(new Event.PseudoMasks("hybrid", 3, 9));
        RunState later = fold(new Logged(5, NOW, new Event.PseudoMasks("hybrid", 9, 9)),
                new Logged(5, NOW, new Event.Retraining(9, 3, false)));
        assertThat(later.masks()).isEmpty();
    }

    @Test
    void theCourseOfEachClassIsThatOfTheBestNetwork() {
        RunState state = fold(new Logged(0, NOW, started(false, 1)),
                new Logged(5, NOW, new Event.Evaluated("student", false, 0.4, List.of(0.4, 0.4), 2, 0.5, 1, true)),
                new Logged(5, NOW, new Event.Evaluated("teacher", false, 0.3, List.of(0.3, 0.3), 2, 0.5, 1, false)),
                new Logged(9, NOW,
                        new Event.Evaluated("student", false, 0.7, Arrays.asList(0.7, null), 1, 0.5, 1, true)),
                new Logged(9, NOW, new Event.Evaluated("teacher", false, 0.5, List.of(0.5, 0.5), 2, 0.5, 1, false)));
        assertThat(state.evaluation()).hasValueSatisfying(e -> assertThat(e.network()).isEqualTo("student"));
        assertThat(state.iou()).hasSize(2);
        assertThat(state.iou().getFirst().value(0)).isEqualTo(0.4);
        assertThat(state.iou().getFirst().last()).isEqualTo(0.7);
        assertThat(state.iou().getLast().last()).isNaN();
    }

    @Test
    void aRunWhoseProcessIsGoneIsLost() {
        long gone = Long.MAX_VALUE;
        RunState state = fold(new Logged(0, NOW, started(false, gone)));
        var heard = new Heard(NOW);
        assertThat(heard.judged(state, NOW.plusSeconds(60)).status()).isEqualTo(RunStatus.LOST);
        RunState own = fold(new Logged(0, NOW, started(false, ProcessHandle.current().pid())));
        assertThat(heard.judged(own, NOW.plusSeconds(60)).status()).isEqualTo(RunStatus.RUNNING);
    }

    private static RunState far(Instant at) {
        return fold(
                new Logged(0, at, new Event.Started("classmix", 100, "cpu", List.of("a"), 1, 0, 0, 1, 7, false, null,
                        "another", at)));
    }

    @Test
    void aRunOfAnotherComputerIsLostOnlyAfterMinutesOfSilence() {
        var heard = new Heard(NOW);
        assertThat(heard.judged(far(NOW), NOW.plusSeconds(300)).status()).isEqualTo(RunStatus.RUNNING);
        assertThat(heard.judged(far(NOW), NOW.plusSeconds(900)).status()).isEqualTo(RunStatus.LOST);
    }

    @Test
    void theWrongClockOfAnotherComputerMakesNothingLostAndNothingEternal() {
        Instant late = NOW.minusSeconds(7200);
        var heard = new Heard(NOW);
        heard.looked(true, NOW);
        assertThat(heard.judged(far(late), NOW.plusSeconds(1)).status()).isEqualTo(RunStatus.LOST);
        heard.looked(true, NOW.plusSeconds(2));
        assertThat(heard.judged(far(late), NOW.plusSeconds(3)).status()).as("it grew").isEqualTo(RunStatus.RUNNING);
        Instant early = NOW.plusSeconds(7200);
        assertThat(new Heard(NOW).judged(far(early), NOW.plusSeconds(900)).status()).isEqualTo(RunStatus.LOST);
    }

    @Test
    void aRunWithoutCheckpointIsStartedAgainAndOneWithACheckpointGoesOn() {
        RunState early = fold(new Logged(0, NOW, started(false, 1)),
                new Logged(1, NOW, new Event.Failed(Event.Failed.OUT_OF_MEMORY, "", List.of(), "")));
        assertThat(early.canResume()).isFalse();
        assertThat(early.canStartAgain()).isTrue();
        RunState later = fold(new Logged(0, NOW, started(false, 1)),
                new Logged(9, NOW, new Event.CheckpointSaved("checkpoints/last")),
                new Logged(9, NOW, new Event.Stopped(StopReason.PAUSED, 0)));
        assertThat(later.canResume()).isTrue();
        assertThat(later.canStartAgain()).isFalse();
    }

    @Test
    void ofARunThatGoesOnTheCatalogueReadsOnlyWhatIsNew(@TempDir Path dir) throws Exception {
        var folder = new RunFolder(Files.createDirectories(dir.resolve("live")));
        EventLog.append(folder.events(), 0, started(false, ProcessHandle.current().pid()));
        var catalog = new RunCatalog(dir);
        assertThat(catalog.scan().getFirst().state().status()).isEqualTo(RunStatus.RUNNING);
        Files.writeString(folder.events(), " ".repeat((int) Files.size(folder.events()) - 1) + "\n");
        EventLog.append(folder.events(), 5, step(1));
        RunState grown = catalog.scan().getFirst().state();
        assertThat(grown.method()).as("read once, before").isEqualTo("classmix");
        assertThat(grown.step()).isEqualTo(5);
        EventLog.append(folder.events(), 5, new Event.Stopped(StopReason.PAUSED, 0));
        assertThat(catalog.scan().getFirst().state().status()).isEqualTo(RunStatus.PAUSED);
    }

    @Test
    void aRunThatGoesOnAfterItHadEndedIsReadWhole(@TempDir Path dir) throws Exception {
        var folder = new RunFolder(Files.createDirectories(dir.resolve("twice")));
        EventLog.append(folder.events(), 0, started(false, 1));
        EventLog.append(folder.events(), 5, step(1));
        EventLog.append(folder.events(), 5, new Event.Stopped(StopReason.PAUSED, 0));
        var catalog = new RunCatalog(dir);
        assertThat(catalog.scan().getFirst().state().status()).isEqualTo(RunStatus.PAUSED);
        EventLog.append(folder.events(), 5, started(true, ProcessHandle.current().pid()));
        EventLog.append(folder.events(), 8, step(1));
        RunState state = catalog.scan().getFirst().state();
        assertThat(state.status()).isEqualTo(RunStatus.RUNNING);
        assertThat(state.loss().size()).isEqualTo(2);
    }

    @Test
    void aFollowerTellsWhatIsAppended(@TempDir Path dir) throws Exception {
        var folder = new RunFolder(dir);
        var told = new ArrayBlockingQueue<RunState>(100);
        try (var follower = RunFollower.start(folder, told::add)) {
            assertThat(told.poll(5, TimeUnit.SECONDS)).isNotNull();
            EventLog.append(folder.events(), 0, started(false, ProcessHandle.current().pid()));
            EventLog.append(folder.events(), 7, step(1));
            RunState state;
            do {
                state = told.poll(5, TimeUnit.SECONDS);
                assertThat(state).isNotNull();
            } while (state.step() < 7);
            assertThat(state.method()).isEqualTo("classmix");
        }
    }

    @Test
    void theCatalogueListsRunsNewestFirst(@TempDir Path dir) throws Exception {
        for (String name : List.of("a", "b")) {
            Files.createDirectories(dir.resolve(name));
            EventLog.append(new RunFolder(dir.resolve(name)).events(), 0,
                    started(false, ProcessHandle.current().pid()));
        }
        Files.createDirectories(dir.resolve("no log"));
        Files.createDirectories(new RunFolder(dir.resolve("a")).checkpoint("best"));
        var catalog = new RunCatalog(dir);
        assertThat(catalog.scan()).extracting(e -> e.folder().name()).containsExactly("b", "a");
        assertThat(catalog.newestModel()).hasValueSatisfying(e -> assertThat(e.folder().name()).isEqualTo("a"));
    }

    @Test
    void smoothingKeepsTheCourseAndLosesTheJitter() {
        var builder = new Curve.Builder();
        for (int i = 0; i < 400; i++) {
            builder.add(i, i == 0 ? Double.NaN : i < 200 ? 1 + i % 2 : 5 + i % 2);
        }
        Curve calm = builder.build().smoothed(10);
        assertThat(calm.size()).isEqualTo(399);
        assertThat(calm.value(190)).isCloseTo(1.5, within(0.1));
        assertThat(calm.last()).isCloseTo(5.5, within(0.1));
    }

    @Test
    void decimationKeepsPeaks() {
        var builder = new Curve.Builder();
        for (int i = 0; i < 10_000; i++) {
            builder.add(i, i == 5_000 ? 9 : 1);
        }
        double[][] spans = builder.build().decimated(0, 9_999, 100);
        assertThat(spans.length).isEqualTo(100);
        assertThat(spans[50][2]).isEqualTo(9);
        assertThat(spans[50][1]).isEqualTo(1);
    }
}
