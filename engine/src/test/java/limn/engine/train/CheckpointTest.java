package limn.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import limn.engine.net.Network;
import limn.engine.recipe.Method;
import limn.engine.recipe.Objective;
import limn.engine.recipe.Recipe;
import limn.engine.recipe.TensorBatch;
import limn.engine.run.RunFolder;
import limn.engine.tensor.HostTensor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    @TempDir
    Path folder;

    /** A method whose state, which is written after the weights, has a type that no file knows. */
    private record Unwritable(Network network) implements Method {
        @Override
        public Objective objective(TensorBatch labelled, @Nullable TensorBatch weak, long step) {
            throw new UnsupportedOperationException("it does not learn");
        }

        @Override
        public List<Member> students() { return List.of(new Member("student", network)); }

        @Override
        public Map<String, HostTensor> state() {
            return Map.of("odd", new HostTensor(DataType.UNKNOWN, new long[]{0}, new byte[0]));
        }

        @Override
        public void close() { network.close(); }
    }

    private static Recipe recipe() throws Exception { return TrainingTest.small("supervised"); }

    private static Network network() throws Exception { return new Networks(recipe(), 3, Device.cpu()).make(0); }

    private static Learner learner() throws Exception {
        return new Learner(Method.retraining(recipe(), network()), recipe(), 1);
    }

    @Test
    void whatWasWrittenOfACheckpointThatFailedGoesAway() throws Exception {
        RunFolder run = new RunFolder(folder);
        try (Learner learner = learner()) {
            Checkpoint.save(run, learner, new Checkpoint.Counters(3, 0.5, false, 0, Map.of()));
        }
        try (Learner learner = new Learner(new Unwritable(network()), recipe(), 1)) {
            var counters = new Checkpoint.Counters(4, 0.5, false, 0, Map.of());
            assertThatThrownBy(() -> Checkpoint.save(run, learner, counters))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(run.checkpoint("last.new")).doesNotExist();
        assertThat(Checkpoint.find(run)).extracting(found -> found.counters().step()).containsExactly(3L);
    }

    @Test
    void theScoresOfEachNetworkComeBackAndOldCheckpointsHaveNone() throws Exception {
        RunFolder run = new RunFolder(folder);
        var counters = new Checkpoint.Counters(3, 0.5, false, 2, Map.of("student", 0.5, "teacher", 0.25));
        try (Learner learner = learner()) {
            Checkpoint.save(run, learner, counters);
        }
        assertThat(Checkpoint.find(run).getFirst().counters()).isEqualTo(counters);

        Path state = run.checkpoint("last").resolve("state.json");
        Files.writeString(state, "{\"step\":3,\"bestMiou\":0.5,\"retraining\":false,\"sinceBest\":2}");
        assertThat(Checkpoint.find(run).getFirst().counters().newest()).isEmpty();
    }
}
