package limn.app.train;

import java.time.Instant;
import limn.engine.run.RunWriter;

/**
 * When a run was last heard of, by the clock of this computer: that of another one, which writes into a shared folder, may be wrong.
 * What grows while somebody looks is heard now; before that the time of the last event has to do. Mutable, for one thread.
 */
final class Heard {
    private final Instant began;
    private Instant grown = Instant.EPOCH;
    private boolean hasLooked;

    /** @param began when somebody began to look */
    Heard(Instant began) { this.began = began; }

    /** Somebody has looked. @param isFresh whether the log has grown since the last time */
    void looked(boolean isFresh, Instant now) {
        if (hasLooked && isFresh) {
            grown = now;
        }
        hasLooked = true;
    }

    private Instant last(RunState state) {
        Instant said = state.lastEvent().isBefore(began) ? state.lastEvent() : began;
        return grown.isAfter(said) ? grown : said;
    }

    /** The state with the process taken into account: a run whose process is gone is LOST. */
    RunState judged(RunState state, Instant now) {
        boolean isGone = state.status() == RunStatus.RUNNING
                && state.started().filter(s -> s.writer().isGone(last(state), now)).isPresent();
        return isGone ? state.withStatus(RunStatus.LOST) : state;
    }
}
