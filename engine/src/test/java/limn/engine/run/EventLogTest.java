package limn.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
    @TempDir
    Path folder;

    @Test
    void everyKindOfEventIsReadBackAsItWas() throws Exception {
        Path log = folder.resolve("events.jsonl");
        List<Event> events = List.of(
                new Event.Started("classmix", 100, "cpu", List.of("a", "b"), 1, 2, 3, 4, 5, false, 12.5, "desk",
                        Instant.parse("2026-01-02T03:04:05.678Z")),
                new Event.StepDone(0.5, Map.of("supervised", 0.25), 1e-3, 0.7, 3.5, 812.5, 2048.5),
                new Event.Evaluated("student", true, 0.4, Arrays.asList(0.4, null), 1, 0.9, 7, true),
                new Event.Graded(List.of(0.5, 0.0), new Event.Muted(8, 9, List.of(2, 3), 1, 0.25)),
                new Event.PseudoMasks("teacher", 3, 9),
                new Event.Retraining(9, 2, false), new Event.SampleSaved("samples/000001", List.of("mixed.png")),
                new Event.CheckpointSaved("checkpoints/last"),
                new Event.Warned("unreadableImage", List.of("x", "y")), new Event.Stopped(StopReason.PAUSED, 0.4),
                new Event.Failed("nonFiniteLoss", "mixed", List.of("x"), "text"));
        for (int i = 0; i < events.size(); i++) {
            EventLog.append(log, i, events.get(i));
        }
        assertThat(EventLog.readAll(log)).extracting(Logged::event).isEqualTo(events);
        assertThat(EventLog.readAll(log)).extracting(Logged::step).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L,
                9L, 10L);
    }

    @Test
    void logsOfTheFirstVersionsHaveNoMemoryAndNoLabellingTime() throws Exception {
        Path log = folder.resolve("events.jsonl");
        Files.writeString(log,
                """
                        {"step":0,"at":"2026-01-02T03:04:05Z","event":{"type":"started","method":"classmix","steps":9,"device":"cpu",\
                        "classes":["a"],"labelled":1,"tagged":2,"bare":3,"validation":4,"pid":5,"resumed":false}}
                        {"step":1,"at":"2026-01-02T03:04:05Z","event":{"type":"stepDone","loss":0.5,"terms":{"mixed":0.25},\
                        "learningRate":0.1,"unlabelledWeight":0.7,"stepsPerSecond":3.5}}
                        """);
        assertThat(EventLog.readAll(log)).extracting(Logged::event).containsExactly(
                new Event.Started("classmix", 9, "cpu", List.of("a"), 1, 2, 3, 4, 5, false),
                new Event.StepDone(0.5, Map.of("mixed", 0.25), 0.1, 0.7, 3.5));
    }

    @Test
    void aTornLineCostsOnlyItself() throws Exception {
        Path log = folder.resolve("events.jsonl");
        EventLog.append(log, 1, new Event.CheckpointSaved("a"));
        Files.writeString(log, "{\"step\":2,\"at\":\"20", StandardOpenOption.APPEND);
        var follower = new EventLog.Follower(log);
        assertThat(follower.poll()).hasSize(1);
        EventLog.append(log, 3, new Event.CheckpointSaved("b"));
        assertThat(follower.poll()).extracting(Logged::step).containsExactly(3L);
    }

    @Test
    void aLogThatIsLargerThanOneReadIsReadToItsEnd() throws Exception {
        Path log = folder.resolve("events.jsonl");
        for (int i = 0; i < 20; i++) {
            EventLog.append(log, i, new Event.CheckpointSaved("checkpoints/last"));
        }
        assertThat(new EventLog.Follower(log, 300).poll()).hasSizeBetween(1, 5);
        assertThat(EventLog.readAll(log, 300)).hasSize(20);
    }

    @Test
    void unknownEventsOfANewerVersionAreSkipped() throws Exception {
        Path log = folder.resolve("events.jsonl");
        Files.writeString(log, """
                {"step":1,"at":"2026-01-01T00:00:00Z","event":{"type":"dreamt","of":"sheep"}}
                {"step":2,"at":"2026-01-01T00:00:00Z","event":{"type":"checkpointSaved","file":"a","more":1}}
                """);
        assertThat(EventLog.readAll(log)).extracting(Logged::step).containsExactly(2L);
    }
}
