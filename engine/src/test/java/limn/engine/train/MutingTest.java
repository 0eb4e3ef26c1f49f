package limn.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import limn.engine.data.ImageTags;
import limn.engine.data.ImageTags.State;
import limn.engine.data.Survey;
import limn.engine.data.Surveyed;
import limn.engine.run.Event;
import limn.engine.run.EventLog;
import limn.engine.run.Logged;
import limn.engine.run.RunFolder;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Safetensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutingTest {
    @TempDir
    Path folder;

    private static ImageTags tags(State... states) { return new ImageTags(states); }

    @Test
    void theClassWithTheLeastGradeMutesItsImages() {
        var muted = Muting.of(List.of(0.9, 0.5, 0.0), 8, false,
                List.of(tags(State.PRESENT, State.PRESENT, State.ABSENT),
                        tags(State.PRESENT, State.ABSENT, State.ABSENT),
                        tags(State.PRESENT, State.PRESENT, State.PRESENT),
                        tags(State.UNKNOWN, State.UNKNOWN, State.UNKNOWN)));
        assertThat(muted.perClass()).containsExactly(0, 1, 1);
        assertThat(muted.images()).isEqualTo(4);
        assertThat(muted.silent()).isEqualTo(1);
        assertThat(muted.meanWeight()).isCloseTo((Math.pow(0.9, 8) + Math.pow(0.5, 8)) / 4, within(1e-12));
    }

    @Test
    void asPublishedAClassWithoutEvidenceCountsAsPerfect() {
        List<ImageTags> images = List.of(tags(State.PRESENT, State.PRESENT));
        assertThat(Muting.of(List.of(0.9, 0.0), 8, true, images).perClass()).containsExactly(0, 0);
        assertThat(Muting.of(List.of(0.9, 0.0), 8, false, images).perClass()).containsExactly(0, 1);
    }

    /** From the counts in the checkpoint and the tags of the images, with nothing of the training in between. */
    @Test
    void whatTheLogSaysEqualsARecomputationFromCheckpointAndTags() throws Exception {
        var run = new RunFolder(Files.createDirectories(folder.resolve("cross")));
        Shapes shapes = Shapes.of(12, 6, 2, 5);
        Training.run(shapes, TrainingTest.small("cross", "steps", "12", "evaluateEvery", "4", "gradeMomentum", "0.5"),
                run,
                "cpu", false, e -> {});
        Event.Graded graded = EventLog.readAll(run.events()).stream().map(Logged::event)
                .filter(Event.Graded.class::isInstance).map(Event.Graded.class::cast).toList().getLast();
        var counts = Safetensors.read(run.checkpoint("last").resolve("method.safetensors"));
        float[] t = floats(counts, "labelled");
        float[] p = floats(counts, "predicted");
        float[] tp = floats(counts, "correct");
        var j = new double[3];
        for (int c = 0; c < 3; c++) {
            j[c] = tp[c] / Math.max((double) t[c] + p[c] - tp[c], 1e-6);
            assertThat(graded.iouPerClass().get(c)).isCloseTo(j[c], within(1e-6));
        }
        Event.Muted muted = Objects.requireNonNull(graded.muted());
        double sum = 0;
        var perClass = new int[3];
        for (Surveyed image : Survey.of(shapes).train()) {
            double least = 2;
            for (int c = 0; c < 3; c++) {
                least = image.tags().isPresent(c) ? Math.min(least, j[c]) : least;
            }
            sum += least > 1 ? 0 : Math.pow(least, 8);
            for (int c = 0; c < 3; c++) {
                perClass[c] += image.tags().isPresent(c) && j[c] == least && Math.pow(least, 8) < 0.01 ? 1 : 0;
            }
        }
        assertThat(muted.meanWeight()).isCloseTo(sum / 12, within(1e-6));
        assertThat(muted.perClass()).containsExactly(perClass[0], perClass[1], perClass[2]);
        assertThat(muted.silent()).isEqualTo(6);
    }

    private static float[] floats(Map<String, HostTensor> tensors, String name) {
        HostTensor tensor = Objects.requireNonNull(tensors.get(name));
        assertThat(tensor.type()).isEqualTo(DataType.FLOAT32);
        return tensor.floats();
    }
}
