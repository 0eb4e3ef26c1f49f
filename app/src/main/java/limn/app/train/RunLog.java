package limn.app.train;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import limn.engine.run.Event;
import limn.engine.run.Logged;
import limn.engine.run.StopReason;
import org.jspecify.annotations.Nullable;

/** Folds the events of one run into a {@link RunState}. Mutable, for one thread. */
public final class RunLog {
    private final Map<String, Curve.Builder> miou = new LinkedHashMap<>();
    private final Map<String, Curve.Builder> tagged = new LinkedHashMap<>();
    private final Map<String, List<Curve.Builder>> iou = new LinkedHashMap<>();
    /** The checkpoint that a run goes on from, as events name it. */
    private static final String LAST = "checkpoints/last";

    private final Map<String, Event.Evaluated> newest = new LinkedHashMap<>();
    private final Map<String, Curve.Builder> terms = new LinkedHashMap<>();
    private final Curve.Builder loss = new Curve.Builder();
    private final Curve.Builder weight = new Curve.Builder();
    private final Curve.Builder rate = new Curve.Builder();
    private final Curve.Builder pace = new Curve.Builder();
    private final Curve.Builder memory = new Curve.Builder();
    private final Curve.Builder deviceMemory = new Curve.Builder();
    private final List<RunState.SavedSample> samples = new ArrayList<>();
    private final List<RunState.SavedWatch> watched = new ArrayList<>();
    private final Grades.Builder grades = new Grades.Builder();
    private final List<Event.Warned> warnings = new ArrayList<>();
    private OptionalLong checkpoint = OptionalLong.empty();
    private RunStatus status = RunStatus.WAITING;
    private Event.@Nullable Started started;
    private Event.@Nullable Evaluated bestEvaluation;
    private Event.@Nullable Failed failure;
    private Event.@Nullable PseudoMasks masks;
    private Instant last = Instant.EPOCH;
    private long step;
    private double speed;
    private double best = Double.NaN;

    public void add(Logged logged) {
        last = logged.at();
        step = Math.max(step, logged.step());
        switch (logged.event()) {
            case Event.Started e -> begin(logged.step(), e);
            case Event.StepDone e -> stepDone(logged.step(), e);
            case Event.Evaluated e -> evaluated(logged.step(), e);
            case Event.Graded e -> grades.add(logged.step(), e);
            case Event.PseudoMasks e -> masks = e;
            case Event.Retraining e -> masks = null;
            case Event.SampleSaved e -> {
                samples.removeIf(s -> s.folder().equals(e.folder()));
                samples.add(new RunState.SavedSample(logged.step(), logged.at(), e.folder(), e.pictures()));
            }
            case Event.SamplesThinned e -> samples.removeIf(s -> e.folders().contains(s.folder()));
            case Event.WatchedSaved e -> watched
                    .add(new RunState.SavedWatch(logged.step(), logged.at(), e.folder()));
            case Event.CheckpointSaved e -> {
                if (e.file().equals(LAST)) {
                    checkpoint = OptionalLong.of(logged.step());
                }
            }
            case Event.Warned e -> warnings.add(e);
            case Event.Stopped e -> status = ended(e.reason());
            case Event.Failed e -> {
                status = RunStatus.FAILED;
                failure = e;
            }
            case Event.Unknown e -> {
            }
        }
    }

    private void begin(long at, Event.Started e) {
        started = e;
        status = RunStatus.RUNNING;
        failure = null;
        step = at;
        miou.values().forEach(c -> c.cutAfter(at));
        tagged.values().forEach(c -> c.cutAfter(at));
        masks = null;
        warnings.removeIf(w -> w.code().equals(Event.Warned.UNREADABLE)); // named again if they still are
        iou.values().forEach(curves -> curves.forEach(c -> c.cutAfter(at)));
        terms.values().forEach(c -> c.cutAfter(at));
        List.of(loss, weight, rate, pace, memory, deviceMemory).forEach(c -> c.cutAfter(at));
        samples.removeIf(s -> s.step() > at);
        watched.removeIf(w -> w.step() > at);
        grades.cutAfter(at);
    }

    private void stepDone(long at, Event.StepDone e) {
        loss.add(at, e.loss());
        weight.add(at, e.unlabelledWeight());
        rate.add(at, e.learningRate());
        pace.add(at, e.stepsPerSecond());
        Double device = e.deviceMemory();
        if (device != null) {
            deviceMemory.add(at, device);
        }
        Double resident = e.memory();
        if (resident != null) {
            memory.add(at, resident);
        }
        e.terms().forEach((name, value) -> terms.computeIfAbsent(name, n -> new Curve.Builder()).add(at, value));
        speed = e.stepsPerSecond();
    }

    private void evaluated(long at, Event.Evaluated e) {
        if (e.tags()) {
            tagged.computeIfAbsent(e.network(), n -> new Curve.Builder()).add(at, e.mIoU());
            return;
        }
        newest.put(e.network(), e);
        List<Curve.Builder> perClass = iou.computeIfAbsent(e.network(), n -> new ArrayList<>());
        for (int i = 0; i < e.iouPerClass().size(); i++) {
            if (perClass.size() <= i) {
                perClass.add(new Curve.Builder());
            }
            perClass.get(i).add(at, Objects.requireNonNullElse(e.iouPerClass().get(i), Double.NaN));
        }
        bestEvaluation = Double.isNaN(best) || e.mIoU() > best ? e : bestEvaluation;
        miou.computeIfAbsent(e.network(), n -> new Curve.Builder()).add(at, e.mIoU());
        best = Double.isNaN(best) ? e.mIoU() : Math.max(best, e.mIoU());
    }

    private static RunStatus ended(StopReason reason) {
        return switch (reason) {
            case FINISHED -> RunStatus.FINISHED;
            case STOPPED -> RunStatus.STOPPED;
            case PAUSED -> RunStatus.PAUSED;
        };
    }

    /** The run as it is now. */
    public RunState state() {
        String network = bestEvaluation == null ? "" : bestEvaluation.network();
        return new RunState(status, Optional.ofNullable(started), step, started == null ? 0 : started.steps(), speed,
                best, built(miou), built(tagged), loss.build(), built(terms), weight.build(), rate.build(),
                pace.build(),
                memory.build(), deviceMemory.build(),
                Optional.ofNullable(newest.get(network)),
                iou.getOrDefault(network, List.of()).stream().map(Curve.Builder::build).toList(),
                Optional.ofNullable(bestEvaluation),
                List.copyOf(samples), List.copyOf(watched), grades.build(), List.copyOf(warnings),
                Optional.ofNullable(failure),
                Optional.ofNullable(masks), checkpoint,
                last);
    }

    private static Map<String, Curve> built(Map<String, Curve.Builder> curves) {
        var built = new LinkedHashMap<String, Curve>();
        curves.forEach((name, curve) -> built.put(name, curve.build()));
        return built;
    }
}
