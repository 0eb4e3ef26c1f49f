package limn.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import limn.app.text.Texts;
import limn.app.train.RunLog;
import limn.app.train.RunState;
import limn.engine.run.Event;
import limn.engine.run.Logged;
import org.junit.jupiter.api.Test;

class RunSeriesTest {
    private static final RunSeries SERIES = new RunSeries(Texts.of(Locale.ENGLISH), name -> name.length());

    private static RunState run(Event... events) {
        var log = new RunLog();
        log.add(new Logged(0, Instant.EPOCH,
                new Event.Started("cross", 100, "cpu", List.of("sky", "boat"), 1, 1, 0, 1, 1, false)));
        for (int i = 0; i < events.length; i++) {
            log.add(new Logged(10L * (i + 1), Instant.EPOCH, events[i]));
        }
        return log.state();
    }

    @Test
    void theEvidenceOfEachClassIsACurveInItsColour() {
        RunState run = run(new Event.Graded(List.of(0.5, 0.0), null), new Event.Graded(List.of(0.75, 0.25), null));

        List<Series> evidence = SERIES.of(CurveGroup.EVIDENCE, run);

        assertThat(evidence).extracting(Series::name).containsExactly("sky", "boat");
        assertThat(evidence).extracting(s -> s.curve().last()).containsExactly(0.75, 0.25);
        assertThat(evidence).extracting(Series::tint).containsExactly(new Tint.Rgb(3), new Tint.Rgb(4));
    }

    @Test
    void aRunWithoutDynamicEvaluationHasNoEvidence() { assertThat(SERIES.of(CurveGroup.EVIDENCE, run())).isEmpty(); }
}
