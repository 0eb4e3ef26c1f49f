package limn.app.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CurveTest {
    /** Uneven steps, values with gaps. */
    private static Curve noise(int points, long seed) {
        var random = new SplittableRandom(seed);
        var steps = new double[points];
        var values = new double[points];
        double step = 0;
        for (int i = 0; i < points; i++) {
            step += random.nextInt(4) == 0 ? 0 : random.nextDouble(20);
            steps[i] = step;
            values[i] = random.nextInt(15) == 0 ? Double.NaN : random.nextDouble(-3, 5);
        }
        return Curve.of(steps, values);
    }

    @Test
    void columnsHaveTheSpanThatLookingAtEveryPointGives() {
        for (long seed = 1; seed <= 40; seed++) {
            Curve curve = noise(3000, seed);
            double from = seed % 2 == 0 ? 0 : curve.lastStep() * 0.31;
            double to = seed % 3 == 0 ? curve.lastStep() : curve.lastStep() * 0.77;
            int count = 1 + (int) (seed * 37 % 400);
            var low = new double[count];
            var high = new double[count];
            java.util.Arrays.fill(low, Double.POSITIVE_INFINITY);
            java.util.Arrays.fill(high, Double.NEGATIVE_INFINITY);
            for (int i = 0; i < curve.size(); i++) {
                double step = curve.step(i);
                if (step >= from && step <= to && Double.isFinite(curve.value(i))) {
                    int c = (int) Math.min(count - 1, (step - from) / (to - from) * count);
                    low[c] = Math.min(low[c], curve.value(i));
                    high[c] = Math.max(high[c], curve.value(i));
                }
            }
            double[][] found = curve.decimated(from, to, count);
            int at = 0;
            for (int c = 0; c < count; c++) {
                if (low[c] <= high[c]) {
                    assertThat(found[at++]).as("seed %d column %d", seed, c).containsExactly(c, low[c], high[c]);
                }
            }
            assertThat(found).hasNumberOfRows(at);
        }
    }

    @Test
    void noColumnComesTwiceWhereverItsEdgesFall() {
        var steps = new double[100_300];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = i;
        }
        Curve curve = Curve.of(steps, steps);
        for (int i = 0; i < 200; i++) {
            Columns found = curve.columns(i * 100 - 3.7, 90_000 - i * 100 + 1e-3 * i, 3_728);
            for (int c = 1; c < found.size(); c++) {
                assertThat(found.column(c)).as("range %d", i).isGreaterThan(found.column(c - 1));
            }
        }
    }

    @Test
    void aCurveThatGrewHasTheSameSpansAndTheSameCourseAsOneMadeAtOnce() {
        Curve all = noise(5000, 3);
        var builder = new Curve.Builder();
        var smoother = new Smoother(40);
        for (int i = 0; i < all.size(); i++) {
            builder.add(all.step(i), all.value(i));
            if (i % 700 == 13) {
                builder.build().decimated(0, all.step(i) + 1, 50);
                smoother.of(builder.build());
            }
        }
        Curve grown = builder.build();
        assertThat(grown.decimated(0, all.lastStep(), 90)).isDeepEqualTo(all.decimated(0, all.lastStep(), 90));
        Curve course = smoother.of(grown);
        Curve atOnce = all.smoothed(40);
        assertThat(course.size()).isEqualTo(atOnce.size());
        for (int i = 0; i < course.size(); i++) {
            assertThat(course.value(i)).isEqualTo(atOnce.value(i));
        }
    }

    @Test
    void anotherCurveIsSmoothedFromItsBeginning() {
        var smoother = new Smoother(10);
        smoother.of(noise(500, 1));
        assertThat(smoother.of(noise(300, 2)).last()).isEqualTo(noise(300, 2).smoothed(10).last());
    }

    @Test
    void aPeakOfOnePointIsSeenHoweverFewColumnsThereAre() {
        var steps = new double[100_000];
        var values = new double[100_000];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = i;
        }
        values[61_803] = 7;
        double[][] found = Curve.of(steps, values).decimated(0, 100_000, 10);
        assertThat(found[6]).containsExactly(6, 0, 7);
        assertThat(found[7]).containsExactly(7, 0, 0);
    }

    @Test
    void linesLeaveThePictureTowardsThePointsBeyondItsEdges() {
        Curve curve = Curve.of(new double[]{0, 10, 20, 30}, new double[]{1, 2, 3, Double.NaN});
        Columns found = curve.columns(5, 15, 100);
        assertThat(found.size()).isEqualTo(3);
        assertThat(found.column(0)).isEqualTo(-50);
        assertThat(found.column(1)).isEqualTo(50);
        assertThat(found.column(2)).isEqualTo(150);
        assertThat(found.first(2)).isEqualTo(3);
    }

    @Test
    void theNearestPointIsFoundOnBothSidesAndAtBothEnds() {
        Curve curve = Curve.of(new double[]{10, 20, 30}, new double[]{1, 2, 3});
        assertThat(curve.nearest(-5)).isZero();
        assertThat(curve.nearest(14)).isZero();
        assertThat(curve.nearest(16)).isEqualTo(1);
        assertThat(curve.nearest(99)).isEqualTo(2);
        assertThat(Curve.EMPTY.nearest(3)).isEqualTo(-1);
    }

    @Test
    void aCurveBuiltBeforeAResumeKeepsItsPoints() {
        var builder = new Curve.Builder();
        for (int i = 0; i < 5; i++) {
            builder.add(i, i);
        }
        Curve before = builder.build();
        builder.cutAfter(1);
        builder.add(2, 99);
        assertThat(before.value(2)).isEqualTo(2);
        assertThat(before.size()).isEqualTo(5);
        assertThat(builder.build().value(2)).isEqualTo(99);
        assertThat(builder.build().size()).isEqualTo(3);
    }

    @Test
    void stepsThatGoBackAreRefused() {
        assertThatThrownBy(() -> Curve.of(new double[]{2, 1}, new double[]{0, 0})).hasMessageContaining("step 1.0");
    }
}
