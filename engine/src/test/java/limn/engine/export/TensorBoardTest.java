package limn.engine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import limn.engine.run.Event;
import limn.engine.run.EventLog;
import limn.engine.run.Logged;
import limn.engine.run.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.hadoop.util.TFRecordReader;
import org.tensorflow.proto.SessionLog;

/** Files are read back with TensorFlow's own reader of records and its own classes of events. */
class TensorBoardTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:30:00.25Z");

    @TempDir
    Path folder;

    private static List<org.tensorflow.proto.Event> read(Path file) throws IOException {
        var events = new ArrayList<org.tensorflow.proto.Event>();
        var reader = new TFRecordReader(new ByteArrayInputStream(Files.readAllBytes(file)), true);
        for (byte[] record = reader.read(); record != null; record = reader.read()) {
            events.add(org.tensorflow.proto.Event.parseFrom(record));
        }
        return events;
    }

    private RunFolder run() throws IOException {
        var run = new RunFolder(Files.createDirectories(folder.resolve("run")));
        EventLog.append(run.events(), 0, new Event.Started("classmix", 10, "cpu", List.of("sea", "boat"), 2, 0, 1, 2,
                1, false));
        EventLog.append(run.events(), 5, new Event.StepDone(0.75, Map.of("labelled", 0.5), 0.01, 0.25, 3.5));
        List<Double> iou = new ArrayList<>();
        iou.add(0.5);
        iou.add(null);
        EventLog.append(run.events(), 5, new Event.Evaluated("teacher", false, 0.5, iou, 1, 0.9, 2, true));
        EventLog.append(run.events(), 10, new Event.Graded(List.of(0.125, 0.25), null));
        return run;
    }

    @Test
    void aPublicReaderFindsEveryNumberAtItsStep() throws IOException {
        List<org.tensorflow.proto.Event> events = read(TensorBoard.write(run()));

        assertThat(events).hasSize(5);
        assertThat(events.get(0).getFileVersion()).isEqualTo("brain.Event:2");
        assertThat(events.get(1).getSessionLog().getStatus()).isEqualTo(SessionLog.SessionStatus.START);
        assertThat(events.get(2).getStep()).isEqualTo(5);
        assertThat(scalars(events.get(2))).isEqualTo(Map.of("loss/total", 0.75f, "loss/labelled", 0.5f,
                "training/learning_rate", 0.01f, "training/unlabelled_weight", 0.25f, "training/steps_per_second",
                3.5f));
        assertThat(scalars(events.get(3))).isEqualTo(Map.of("miou/teacher", 0.5f, "pixel_accuracy/teacher", 0.9f,
                "iou teacher/sea", 0.5f));
        assertThat(scalars(events.get(4))).isEqualTo(Map.of("J/sea", 0.125f, "J/boat", 0.25f));
    }

    @Test
    void aRunThatTrainsIsFollowedAndTheWholeLogTakesThePlaceOfThatLater() throws IOException {
        RunFolder run = run();
        TensorBoard live = TensorBoard.follow(run, NOW);
        live.add(new Logged(3, NOW, new Event.StepDone(1.5, Map.of(), 0.1, 0, 1)));
        live.add(new Logged(3, NOW, new Event.CheckpointSaved("checkpoints/last")));

        List<org.tensorflow.proto.Event> events = read(live.file());
        assertThat(events).hasSize(2);
        assertThat(events.get(1).getWallTime()).isEqualTo(NOW.getEpochSecond() + 0.25);
        Path whole = TensorBoard.write(run);
        try (var files = Files.list(run.path().resolve("tensorboard"))) {
            assertThat(files).containsExactly(whole);
        }
    }

    @Test
    void checksumsAreThoseOfThePublishedVectors() {
        byte[] nine = "123456789".getBytes(StandardCharsets.US_ASCII); // CRC-32C 0xe3069283, RFC 3720 appendix B.4 has 32 zeros
        assertThat(TensorBoardRecord.masked(nine)).isEqualTo(Integer.rotateRight(0xe3069283, 15) + 0xa282ead8);
        assertThat(TensorBoardRecord.masked(new byte[32])).isEqualTo(Integer.rotateRight(0x8a9136aa, 15) + 0xa282ead8);
        assertThat(HexFormat.of().formatHex(TensorBoardRecord.framed(nine)))
                .isEqualTo("090000000000000037f97139313233343536373839e5b08ac7");
    }

    @Test
    void aFlippedBitIsFoundByTheReader() throws IOException {
        Path file = TensorBoard.write(run());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 8] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class).isNotInstanceOf(EOFException.class);
    }

    @Test
    void aRunWithoutLogIsNamed() {
        assertThatThrownBy(() -> TensorBoard.write(new RunFolder(folder.resolve("none"))))
                .isInstanceOf(java.nio.file.NoSuchFileException.class).hasMessageContaining("none");
    }

    private static Map<String, Float> scalars(org.tensorflow.proto.Event event) {
        var scalars = new java.util.HashMap<String, Float>();
        event.getSummary().getValueList().forEach(v -> scalars.put(v.getTag(), v.getSimpleValue()));
        return scalars;
    }
}
