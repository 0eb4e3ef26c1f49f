package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SaveQueueTest {
    @Test
    void changesAreWrittenInTheOrderTheyWereMade() {
        var written = new CopyOnWriteArrayList<Integer>();
        try (var queue = new SaveQueue(state -> {})) {
            IntStream.range(0, 200).forEach(i -> queue.add(() -> written.add(i)));
            assertThat(queue.flush(10)).isTrue();
        }
        assertThat(written).isEqualTo(IntStream.range(0, 200).boxed().toList());
    }

    @Test
    void aRefusedChangeWaitsWithAllAfterItAndIsNotLost() {
        var full = new AtomicBoolean(true);
        var written = new CopyOnWriteArrayList<String>();
        var states = new CopyOnWriteArrayList<SaveQueue.State>();
        try (var queue = new SaveQueue(states::add)) {
            queue.add(() -> {
                if (full.get()) {
                    throw new IllegalStateException("disk full");
                }
                written.add("first");
            });
            queue.add(() -> written.add("second"));
            assertThat(queue.flush(10)).isFalse();
            assertThat(written).isEmpty();
            assertThat(states.getLast()).satisfies(s -> {
                assertThat(s.waiting()).isEqualTo(2);
                assertThat(s.failure().orElseThrow()).hasMessage("disk full");
            });
            full.set(false);
            queue.retry();
            assertThat(queue.flush(10)).isTrue();
        }
        assertThat(written).isEqualTo(List.of("first", "second"));
        assertThat(states.getLast().waiting()).isZero();
        assertThat(states.getLast().failure()).isEmpty();
    }
}
