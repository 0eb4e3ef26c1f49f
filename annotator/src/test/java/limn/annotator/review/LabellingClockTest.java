package limn.annotator.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LabellingClockTest {
    private final AtomicLong now = new AtomicLong(1_000_000);
    private final LabellingClock clock = new LabellingClock(now::get);

    private void after(long millis) {
        now.addAndGet(millis);
        clock.act();
    }

    @Test
    void timeBetweenActsCounts() {
        clock.start();
        after(400);
        after(30_000);
        assertThat(clock.take()).isEqualTo(30_400);
        assertThat(clock.take()).isZero();
    }

    @Test
    void aPauseOverThirtySecondsDoesNotCount() {
        clock.start();
        after(1_000);
        after(30_001);
        after(500);
        assertThat(clock.take()).isEqualTo(1_500);
    }

    @Test
    void whatIsLookedAtBeforeAKeyCountsThoughNothingMoves() {
        clock.start();
        after(1_000);
        now.addAndGet(5_000);
        assertThat(clock.take()).isEqualTo(6_000);
        after(1);
        now.addAndGet(4_000);
        assertThat(clock.stop()).isEqualTo(4_001);
    }

    @Test
    void aLongPauseBeforeAKeyDoesNotCount() {
        clock.start();
        after(1_000);
        now.addAndGet(31_000);
        assertThat(clock.take()).isEqualTo(1_000);
    }

    @Test
    void theFirstActOfAStandingClockStartsIt() {
        after(9_000);
        assertThat(clock.take()).isZero();
        after(10);
        assertThat(clock.stop()).isEqualTo(10);
        after(20);
        assertThat(clock.take()).isZero();
    }

    @Test
    void openingAnotherImageStartsAtZero() {
        clock.start();
        after(1_000);
        clock.start();
        after(7);
        assertThat(clock.take()).isEqualTo(7);
    }
}
