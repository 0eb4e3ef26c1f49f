package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NewestFirstTest {
    @Test
    void theNewestRequestGoesFirstAndAWithdrawnOneNever() throws Exception {
        var done = new CopyOnWriteArrayList<String>();
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var end = new CountDownLatch(3);
        try (var requests = new NewestFirst<String>("test", 1, failure -> done.add("failed"))) {
            requests.ask("first", () -> {
                begun.countDown();
                await(go);
                done.add("first");
                end.countDown();
            });
            begun.await(10, TimeUnit.SECONDS);
            for (String name : List.of("old", "gone", "new")) {
                requests.ask(name, () -> {
                    done.add(name);
                    end.countDown();
                });
            }
            requests.withdraw("gone");
            go.countDown();
            assertThat(end.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(done).containsExactly("first", "new", "old");
        }
    }

    @Test
    void aRequestThatThrowsIsToldAndTheNextIsServed() throws Exception {
        var failures = new CopyOnWriteArrayList<Throwable>();
        var end = new CountDownLatch(1);
        try (var requests = new NewestFirst<Integer>("test", 1, failures::add)) {
            requests.ask(1, () -> {
                throw new IllegalStateException("broken");
            });
            requests.ask(2, end::countDown);
            assertThat(end.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(failures).allSatisfy(f -> assertThat(f).hasMessage("broken"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
