package limn.annotator.review;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Measures the time in which somebody works: the time between two acts counts, unless it is longer than {@link #IDLE}; then the
 * person was elsewhere and nothing of it counts. Mutable, for one thread.
 */
public final class LabellingClock {
    /** A longer pause does not count. */
    public static final Duration IDLE = Duration.ofSeconds(30);

    private final LongSupplier millis;
    private long lastAct;
    private long active;
    private boolean running;

    /** @param millis a clock that only goes forward, milliseconds from any time */
    public LabellingClock(LongSupplier millis) {
        this.millis = millis;
    }

    /** A clock of the machine. */
    public static LabellingClock ofMachine() {
        return new LabellingClock(() -> System.nanoTime() / 1_000_000);
    }

    /** Something was opened and is looked at. */
    public void start() {
        lastAct = millis.getAsLong();
        active = 0;
        running = true;
    }

    /** The person did something: moved, drew, typed. Starts a clock that stands. */
    public void act() {
        if (!running) {
            start();
            return;
        }
        long now = millis.getAsLong();
        long pause = now - lastAct;
        if (pause <= IDLE.toMillis()) {
            active += pause;
        }
        lastAct = now;
    }

    /** Something came of the work: that is an act. The active time up to now, milliseconds, which is counted no more. */
    public long take() {
        if (running) {
            act();
        }
        long taken = active;
        active = 0;
        return taken;
    }

    /** Nothing is looked at any more; gives what {@link #take} would. */
    public long stop() {
        long taken = take();
        running = false;
        return taken;
    }
}
