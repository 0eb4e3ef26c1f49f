package limn.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import limn.engine.recipe.Recipe;
import limn.engine.run.Event;
import limn.engine.run.Logged;
import org.junit.jupiter.api.Test;

class BenchFiguresTest {
    private static final SpeedBench.Load LOAD = new SpeedBench.Load(4, 160, 60, 2);

    @Test
    void theMedianStepIsNotMovedByAPauseAndNotByTheWarmUp() {
        var events = new ArrayList<Logged>();
        double at = 0;
        for (int step = 1; step <= 40; step++) {
            at += step <= 10 ? 5 : step == 20 ? 60 : 0.25;
            events.add(done(step, at));
        }
        assertThat(StepTimes.medianStepsPerSecond(events, 10)).isCloseTo(4, within(1e-6));
    }

    @Test
    void stepsThatTheLogLeavesOutCountToo() {
        List<Logged> events = List.of(done(10, 0), done(11, 1), done(12, 2), done(112, 12));
        assertThat(StepTimes.medianStepsPerSecond(events, 0)).isCloseTo(10, within(1e-6));
        assertThat(StepTimes.medianStepsPerSecond(events.subList(0, 1), 0)).isNaN();
    }

    @Test
    void theSpeedOfTheOtherProgramIsItsLastLine() {
        assertThat(Counterpart.speed("torch 1.13\nsteps/s 3.25\n\n")).hasValue(3.25);
        assertThat(Counterpart.speed("steps/s 3.25\ndone\n")).isEmpty();
        assertThat(Counterpart.speed("")).isEmpty();
        assertThat(new Counterpart("run {recipe} -b {batch} -c {crop} -s {steps} -t {threads}").filled(LOAD, "cross"))
                .isEqualTo("run cross -b 4 -c 160 -s 60 -t 2");
    }

    @Test
    void theRatioIsThatOfTheMedians() {
        var speed = new SpeedBench.Speed("cross", SpeedBench.median(List.of(4.0, 1.0, 2.0)), 0, 0,
                List.of(4.0, 1.0, 2.0), List.of(8.0, 4.0, 1.0));
        assertThat(speed.ratio()).isEqualTo(0.5);
        assertThat(SpeedBench.median(List.of(1.0, 2.0))).isEqualTo(1.5);
        assertThat(SpeedBench.median(List.of())).isNaN();
    }

    @Test
    void aRecipeIsMeasuredWithTheLoadThatWasAskedFor() throws Exception {
        Recipe cross = new SpeedBench(LOAD, SILENT).loaded(Recipe.of("cross").with("width", "0.5"));
        assertThat(cross.whole("batch")).isEqualTo(4);
        assertThat(cross.whole("unlabelledBatch")).isEqualTo(4);
        assertThat(cross.whole("crop")).isEqualTo(160);
        assertThat(cross.number("width")).isEqualTo(0.5);
        assertThat(cross.text("encoderStatistics")).isEqualTo("frozen");
        assertThat(new SpeedBench(LOAD, SILENT).loaded(Recipe.of("supervised")).given().keySet())
                .doesNotContain("unlabelledBatch");
    }

    @Test
    void growthIsBetweenTheSmallestOfTheFirstAndOfTheLastThird() {
        assertThat(MemoryBench.growth(samples(700, 600, 650, 900, 100, 620, 800, 615, 640))).isEqualTo(15);
        assertThat(MemoryBench.growth(samples(700, 600))).isZero();
    }

    @Test
    void thereAreNineLooksAtLeast() {
        assertThat(MemoryBench.every(5000)).isEqualTo(500);
        assertThat(MemoryBench.every(900)).isEqualTo(100);
        assertThat(MemoryBench.every(9)).isEqualTo(1);
    }

    private static final BenchProgress SILENT = new BenchProgress() {
        @Override
        public void say(String key, Object... arguments) {}

        @Override
        public void show(Logged event) {}
    };

    private static List<MemoryBench.Sample> samples(long... mebibytes) {
        var samples = new ArrayList<MemoryBench.Sample>();
        for (long m : mebibytes) {
            samples.add(new MemoryBench.Sample(500L * (samples.size() + 1), m));
        }
        return samples;
    }

    private static Logged done(long step, double seconds) {
        return new Logged(step, Instant.EPOCH.plusNanos(Math.round(seconds * 1e9)),
                new Event.StepDone(1, Map.of(), 0.1, 0, 1));
    }
}
