package limn.app.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import limn.engine.run.Event;
import limn.engine.run.Logged;

/**
 * Steps per second from the log of a run. The log tells of a step a few times a second at most, so the steps between two
 * entries count with their mean; the median over steps is that of these.
 */
final class StepTimes {
    private StepTimes() {}

    private record Stretch(long steps, double secondsPerStep) {}

    /** @param warmUp steps at the start that do not count @return NaN if the log has no two entries after the warm-up */
    static double medianStepsPerSecond(List<Logged> events, long warmUp) {
        List<Stretch> stretches = stretches(events, warmUp);
        long all = stretches.stream().mapToLong(Stretch::steps).sum();
        long passed = 0;
        for (Stretch stretch : stretches) {
            passed += stretch.steps();
            if (2 * passed >= all) {
                return 1 / stretch.secondsPerStep();
            }
        }
        return Double.NaN;
    }

    /** Fastest first. */
    private static List<Stretch> stretches(List<Logged> events, long warmUp) {
        var stretches = new ArrayList<Stretch>();
        long step = -1;
        Instant at = Instant.EPOCH;
        for (Logged logged : events) {
            if (!(logged.event() instanceof Event.StepDone) || logged.step() < warmUp) {
                continue;
            }
            if (step >= 0 && logged.step() > step) {
                long steps = logged.step() - step;
                double seconds = Duration.between(at, logged.at()).toNanos() / 1e9;
                stretches.add(new Stretch(steps, Math.max(1e-9, seconds / steps)));
            }
            step = logged.step();
            at = logged.at();
        }
        stretches.sort(Comparator.comparingDouble(Stretch::secondsPerStep));
        return stretches;
    }
}
