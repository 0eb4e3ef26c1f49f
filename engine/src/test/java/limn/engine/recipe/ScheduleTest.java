package limn.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import limn.engine.Golden;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void polynomialRatesMatchTheReferences() {
        try (Golden golden = Golden.open("lr_schedules")) {
            double power = golden.scalar("power");
            check(golden, "classmix_iterations", "classmix_lr_backbone", 2.5e-4, 40000, power);
            check(golden, "classmix_iterations", "classmix_lr_head", 2.5e-3, 40000, power);
            check(golden, "pct_iterations", "pct_lr_backbone", 1e-3, 20000 + 1e-5, power);
            check(golden, "pct_iterations", "pct_lr_decoder", 1e-3, 20000 + 1e-5, power);
            check(golden, "pct_iterations", "pct_lr_classifier", 1e-2, 20000 + 1e-5, power);
        }
    }

    @Test
    void theSigmoidRampMatchesTheReference() {
        try (Golden golden = Golden.open("sigmoid_ramp_up")) {
            long[] steps = golden.host("iterations").longs();
            float[] wanted = golden.floats("weight");
            for (int i = 0; i < steps.length; i++) {
                assertThat(Schedule.sigmoidRampUp(steps[i], 10000)).isCloseTo(wanted[i], within(1e-6));
            }
        }
    }

    @Test
    void warmingUpEndsAtOneAndMayBeLeftOut() {
        assertThat(Schedule.warmUp(0, 10)).isEqualTo(0.1);
        assertThat(Schedule.warmUp(9, 10)).isEqualTo(1);
        assertThat(Schedule.warmUp(500, 10)).isEqualTo(1);
        assertThat(Schedule.warmUp(0, 0)).isEqualTo(1);
    }

    @Test
    void pastTheEndTheRateIsZero() { assertThat(Schedule.poly(1, 11, 10, 0.9)).isZero(); }

    private static void check(Golden golden, String steps, String rates, double base, double max, double power) {
        long[] step = golden.host(steps).longs();
        float[] wanted = golden.floats(rates);
        for (int i = 0; i < step.length; i++) {
            assertThat(Schedule.poly(base, step[i], max, power)).isCloseTo(wanted[i], within(1e-6 * wanted[i] + 1e-12));
        }
    }
}
