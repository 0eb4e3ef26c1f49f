package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JobsTest {
    @Test
    void onlyTheNewestOfANameIsShown() throws Exception {
        var window = new LinkedBlockingQueue<Runnable>();
        var shown = new ArrayList<Integer>();
        var go = new CountDownLatch(1);
        try (var jobs = new Jobs(window::add)) {
            for (int i = 0; i < 5; i++) {
                int number = i;
                jobs.run("picture", () -> {
                    go.await();
                    return number;
                }, shown::add, failure -> shown.add(-1));
            }
            go.countDown();
            Runnable result;
            while ((result = window.poll(500, TimeUnit.MILLISECONDS)) != null) {
                result.run();
            }
        }
        assertThat(shown).isEqualTo(List.of(4));
    }

    @Test
    void aPictureDoesNotWaitForWhatTakesLong() throws Exception {
        var window = new LinkedBlockingQueue<Runnable>();
        var shown = new ArrayList<String>();
        var end = new CountDownLatch(1);
        try (var jobs = new Jobs(window::add)) {
            for (String name : List.of("export", "forecast", "accept", "check")) {
                jobs.runLong(name, () -> end.await(1, TimeUnit.MINUTES), done -> {}, failure -> {});
            }
            jobs.run("picture", () -> "picture", shown::add, failure -> shown.add("failed"));
            Runnable result = window.poll(20, TimeUnit.SECONDS);
            assertThat(result).isNotNull();
            result.run();
            end.countDown();
        }
        assertThat(shown).containsExactly("picture");
    }

    @Test
    void longWorkOfOneNameIsDoneOnceAtATimeAndWhatIsOutdatedMeanwhileIsLeftOut() throws Exception {
        var window = new LinkedBlockingQueue<Runnable>();
        var begun = new LinkedBlockingQueue<Integer>();
        var go = new CountDownLatch(1);
        try (var jobs = new Jobs(window::add)) {
            jobs.runLong("check", () -> begun.add(0) && go.await(1, TimeUnit.MINUTES), done -> {}, failure -> {});
            assertThat(begun.poll(20, TimeUnit.SECONDS)).isZero();
            for (int i = 1; i < 5; i++) {
                int number = i;
                jobs.runLong("check", () -> begun.add(number), done -> {}, failure -> {});
            }
            assertThat(begun).isEmpty();
            go.countDown();
            assertThat(begun.poll(20, TimeUnit.SECONDS)).isEqualTo(4);
        }
        assertThat(begun).isEmpty();
    }

    @Test
    void aFailureIsHandedOver() throws Exception {
        var window = new LinkedBlockingQueue<Runnable>();
        var failures = new ArrayList<String>();
        try (var jobs = new Jobs(window::add)) {
            jobs.run("picture", () -> {
                throw new java.io.IOException("gone");
            }, done -> {}, failure -> failures.add(String.valueOf(failure.getMessage())));
            Runnable result = window.poll(5, TimeUnit.SECONDS);
            assertThat(result).isNotNull();
            result.run();
        }
        assertThat(failures).containsExactly("gone");
    }
}
