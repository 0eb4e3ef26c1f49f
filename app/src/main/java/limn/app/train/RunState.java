package limn.app.train;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import limn.engine.run.Event;
import limn.engine.run.RunFolder;

/**
 * A run as told by its log so far. Immutable.
 *
 * @param status as the log says; a process that died without a word is still running here
 * @param step updates done
 * @param steps updates planned; 0 before the first event
 * @param miou validation mIoU per network, 0..1, without tags
 * @param taggedMiou the same with the tags of the validation images: another kind of score, never beside the first
 * @param terms the parts of the loss by name
 * @param rate the learning rate
 * @param speed steps per second
 * @param memory of the training process, mebibytes; empty where it was not recorded
 * @param deviceMemory in use on the GPU by all programs, mebibytes; empty on a CPU
 * @param evaluation the newest measurement of the network that is best so far
 * @param iou of that network, per class, NaN where a class occurs nowhere
 * @param bestEvaluation the measurement of the network that is kept as best
 * @param masks how far the making of pseudo masks is, while it goes on
 * @param samples what was saved of mixed samples, oldest first
 * @param watched where the predictions of watched images lie, oldest first
 * @param checkpoint the step from which the run can go on; empty before the first checkpoint
 * @param grades what the dynamic evaluation gave pseudo-Net
 */
public record RunState(RunStatus status, Optional<Event.Started> started, long step, long steps, double stepsPerSecond,
        double bestMiou, Map<String, Curve> miou, Map<String, Curve> taggedMiou, Curve loss, Map<String, Curve> terms,
        Curve unlabelledWeight, Curve rate, Curve speed, Curve memory, Curve deviceMemory,
        Optional<Event.Evaluated> evaluation, List<Curve> iou, Optional<Event.Evaluated> bestEvaluation,
        List<SavedSample> samples, List<SavedWatch> watched, Grades grades,
        List<Event.Warned> warnings,
        Optional<Event.Failed> failure, Optional<Event.PseudoMasks> masks, OptionalLong checkpoint,
        Instant lastEvent) {

    /** Pictures of one training sample. @param folder relative to the run folder */
    public record SavedSample(long step, Instant at, String folder, List<String> pictures) {
        /** Whether somebody asked for it. */
        public boolean asked() { return folder.endsWith(RunFolder.ASKED); }
    }

    /** Predictions of the watched images at a measurement. @param folder relative to the run folder */
    public record SavedWatch(long step, Instant at, String folder) {}

    public static RunState nothing() { return new RunLog().state(); }

    /** Whether it can go on from a checkpoint. */
    public boolean canResume() {
        return status.canResume() && checkpoint.isPresent();
    }

    /** Whether it ended before there was anything to go on from: its recipe can be started once more. */
    public boolean canStartAgain() {
        return status.canResume() && checkpoint.isEmpty();
    }

    public String method() { return started.map(Event.Started::method).orElse(""); }

    public List<String> classes() { return started.map(Event.Started::classes).orElse(List.of()); }

    /** Best validation mIoU, or empty before the first measurement. */
    public OptionalDouble best() {
        return Double.isNaN(bestMiou) ? OptionalDouble.empty() : OptionalDouble.of(bestMiou);
    }

    /** 0..1. */
    public double progress() { return steps == 0 ? 0 : Math.min(1, (double) step / steps); }

    /** Time to the last step at the present speed, or empty if the speed is not known. */
    public Optional<Duration> timeLeft() {
        return stepsPerSecond > 0 && steps > step
                ? Optional.of(Duration.ofSeconds(Math.round((steps - step) / stepsPerSecond)))
                : Optional.empty();
    }

    public RunState withStatus(RunStatus changed) {
        return new RunState(changed, started, step, steps, stepsPerSecond, bestMiou, miou, taggedMiou, loss, terms,
                unlabelledWeight, rate, speed, memory, deviceMemory, evaluation, iou, bestEvaluation, samples, watched,
                grades,
                warnings, failure, masks, checkpoint, lastEvent);
    }
}
