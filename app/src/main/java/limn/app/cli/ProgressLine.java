package limn.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import limn.app.text.ErrorWords;
import limn.app.train.RunLog;
import limn.app.train.RunState;
import limn.engine.run.Event;
import limn.engine.run.Logged;

/** Tells a person how a run goes: one line that is rewritten on a terminal, a line every few seconds elsewhere. */
final class ProgressLine {
    private static final Duration TERMINAL = Duration.ofMillis(200);
    private static final Duration FILE = Duration.ofSeconds(10);
    private final Console console;
    private final RunLog log = new RunLog();
    private Instant shown = Instant.EPOCH;
    private boolean open;

    ProgressLine(Console console) { this.console = console; }

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
            case Event.CheckpointSaved e -> {
            }
            case Event.Stopped e -> end();
            case Event.Failed e -> end();
            case Event.Unknown e -> {
            }
        }
    }

    private void step(Instant at) {
        if (Duration.between(shown, at).compareTo(console.isTerminal() ? TERMINAL : FILE) < 0) {
            return;
        }
        shown = at;
        RunState state = log.state();
        String left = state.timeLeft().map(ProgressLine::words).orElse("-");
        String loss = state.loss().isEmpty() ? "-" : String.format(Locale.ROOT, "%.3f", state.loss().last());
        String line = console.texts().get("cli.progress", state.step(), state.steps(), loss,
                String.format(Locale.ROOT, "%.2f", state.stepsPerSecond()), left);
        if (console.isTerminal()) {
            console.err().print("\r" + line + "    ");
            console.err().flush();
            open = true;
        } else {
            console.err().println(line);
        }
    }

    /** Leaves the line that is being rewritten. */
    void end() {
        if (open) {
            console.err().println();
            open = false;
        }
    }

    private static String words(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }
}
