package limn.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import limn.app.text.ErrorWords;
import limn.app.train.RunLog;
import limn.app.train.RunState;
import limn.engine.run.Event;
import limn.engine.run.Logged;

/** Tells a person how a run goes. */
final class ProgressLine {
    private final Console console;
    private final RunLog log = new RunLog();
    private final RewrittenLine progress;

    ProgressLine(Console console) {
        this.console = console;
        progress = new RewrittenLine(console, Duration.ofSeconds(10));
    }

    void show(Logged logged) {
        log.add(logged);
        switch (logged.event()) {
            case Event.Evaluated e -> {
                end();
                console.say(e.tags() ? "cli.evaluatedTags" : "cli.evaluated", logged.step(), Reports.percent(e.mIoU()),
                        e.network(), e.classesCounted());
            }
            case Event.Warned e -> {
                end();
                console.say("cli.warning", new ErrorWords(console.texts()).warning(e));
            }
            case Event.StepDone e -> step(logged.at());
            case Event.Started e -> console.say("cli.started", e.labelled(), e.tagged(), e.bare(), e.validation(),
                    e.device());
            case Event.PseudoMasks e -> {
                end();
                console.say("cli.pseudoMasks", e.done(), e.images());
            }
            case Event.Retraining e -> console.say(e.fresh() ? "cli.retrainingFresh" : "cli.retraining", e.images(),
                    e.painted());
            case Event.Graded e -> {
            }
            case Event.SampleSaved e -> {
            }
            case Event.SamplesThinned e -> {
            }
            case Event.WatchedSaved e -> {
            }
            case Event.CheckpointSaved e -> {
            }
            case Event.Stopped e -> end();
            case Event.Failed e -> end();
            case Event.Unknown e -> {
            }
        }
    }

    private void step(Instant at) {
        if (!progress.isDue(at)) {
            return;
        }
        RunState state = log.state();
        String left = state.timeLeft().map(ProgressLine::words).orElse("-");
        String loss = state.loss().isEmpty() ? "-" : String.format(Locale.ROOT, "%.3f", state.loss().last());
        progress.show(at, console.texts().get("cli.progress", state.step(), state.steps(), loss,
                String.format(Locale.ROOT, "%.2f", state.stepsPerSecond()), left));
    }

    /** Leaves the line that is being rewritten. */
    void end() { progress.end(); }

    private static String words(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }
}
