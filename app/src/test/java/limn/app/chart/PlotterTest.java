package limn.app.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import limn.app.train.Curve;
import org.junit.jupiter.api.Test;

class PlotterTest {
    private static final int WHITE = 0xFFFFFFFF;
    private static final int M = Plotter.MARGIN;

    private static Plotter.Picture draw(Series series, int width, int height) {
        return draw(series, width, height, new Span(0, 100), Look.SHARES);
    }

    private static Plotter.Picture draw(Series series, int width, int height, Span shown, Look look) {
        return new Plotter().draw(new Plotter.Order(List.of(series), List.of(WHITE), shown, new Span(0, 100), look,
                width, height, 1), new int[0]);
    }

    private static Series series(Series.Manner manner, double... stepsAndValues) {
        int n = stepsAndValues.length / 2;
        var steps = new double[n];
        var values = new double[n];
        for (int i = 0; i < n; i++) {
            steps[i] = stepsAndValues[2 * i];
            values[i] = stepsAndValues[2 * i + 1];
        }
        return new Series("a", Curve.of(steps, values), new Tint.Ink(0), manner);
    }

    private static double alpha(Plotter.Picture picture, int x, int y) {
        return (picture.pixels()[y * picture.width() + x] >>> 24) / 255.0;
    }

    /** How much ink a column of the picture has, pixels. */
    private static double ink(Plotter.Picture picture, int x) {
        double sum = 0;
        for (int y = 0; y < picture.height(); y++) {
            sum += alpha(picture, x, y);
        }
        return sum;
    }

    @Test
    void aLevelLineIsAsThickAsThePenAndWhereItsValueIs() {
        Plotter.Picture picture = draw(series(Series.Manner.PLAIN, 0, 0.5, 100, 0.5, 200, 0.5), 100, 100);
        assertThat(picture.scale().high()).isEqualTo(0.5);
        picture = draw(series(Series.Manner.PLAIN, 0, 0, 50, 0.5, 100, 1), 100, 100);
        assertThat(picture.scale().high()).isEqualTo(1);
        Plotter.Picture level = draw(new Series("a", Curve.of(new double[]{0, 100, 101}, new double[]{0.5, 0.5, 1}),
                new Tint.Ink(0), Series.Manner.PLAIN), 100, 100, new Span(0, 100), new Look(0, 1, false, 0));
        for (int x = M + 5; x < M + 95; x++) {
            assertThat(ink(level, x)).as("column %d", x).isCloseTo(1.6, within(0.06));
            assertThat(alpha(level, x, M + 50)).isGreaterThan(0.7);
        }
    }

    @Test
    void aSlopingLineIsAsThickAcrossAsALevelOne() {
        Plotter.Picture picture = draw(series(Series.Manner.PLAIN, 0, 0, 100, 1), 100, 100);
        for (int x = M + 10; x < M + 90; x++) {
            assertThat(ink(picture, x)).as("column %d", x).isCloseTo(1.6 * Math.sqrt(2), within(0.3));
        }
    }

    @Test
    void aPeakBetweenTwoPixelsReachesItsHeight() {
        var steps = new double[10_000];
        var values = new double[10_000];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = i / 100.0;
        }
        values[5_000] = 1;
        Plotter.Picture picture = draw(
                new Series("a", Curve.of(steps, values), new Tint.Ink(0), Series.Manner.PLAIN), 100, 100);
        assertThat(ink(picture, M + 50)).isGreaterThan(60);
        assertThat(ink(picture, M + 40)).isLessThan(3);
    }

    @Test
    void jitteryValuesArePaleBehindTheirCourse() {
        var steps = new double[400];
        var values = new double[400];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = i / 4.0;
            values[i] = i % 2;
        }
        Plotter.Picture picture = draw(
                new Series("a", Curve.of(steps, values), new Tint.Ink(0), Series.Manner.JITTERY), 100, 100,
                new Span(0, 100), new Look(0, 1, false, 0.2));
        assertThat(alpha(picture, M + 80, M + 10)).isCloseTo(0.22, within(0.02));
        assertThat(alpha(picture, M + 80, M + 50)).isGreaterThan(0.7);
    }

    @Test
    void aLogarithmicAxisGivesEachPowerOfTenTheSameRoomAndPutsNothingBelowIt() {
        Series series = series(Series.Manner.PLAIN, 0, 1e-3, 50, 1e-1, 100, 0);
        Scale scale = draw(series, 100, 100, new Span(0, 100), Look.VALUES.withLogarithmic(true)).scale();
        assertThat(scale.low()).isCloseTo(1e-3, within(1e-12));
        assertThat(scale.high()).isCloseTo(1e-1, within(1e-12));
        assertThat(scale.share(1e-2)).isCloseTo(0.5, within(1e-9));
        assertThat(scale.share(0)).isZero();
        assertThat(scale.share(-4)).isZero();
    }

    @Test
    void onlyWhatIsShownDecidesOnTheScale() {
        Series series = series(Series.Manner.PLAIN, 0, 8, 20, 0.2, 60, 0.3, 90, 0.25);
        assertThat(draw(series, 100, 100, new Span(50, 100), Look.VALUES).scale().high()).isLessThanOrEqualTo(0.4);
        assertThat(draw(series, 100, 100).scale().high()).isEqualTo(8);
    }

    @Test
    void thePixelsOfAnOlderPictureAreUsedAgainAndCleaned() {
        var plotter = new Plotter();
        var full = new int[(100 + 2 * M) * (50 + 2 * M)];
        java.util.Arrays.fill(full, WHITE);
        Plotter.Picture picture = plotter.draw(new Plotter.Order(List.of(), List.of(), new Span(0, 1), new Span(0, 1),
                Look.VALUES, 100, 50, 1), full);
        assertThat(picture.pixels()).isSameAs(full).containsOnly(0);
    }

    @Test
    void axesHaveRoundNumbers() {
        assertThat(NiceScale.top(0, 0.47)).isEqualTo(0.5);
        assertThat(NiceScale.tick(0, 1)).isEqualTo(0.2);
        assertThat(NiceScale.top(0, 1)).isEqualTo(1);
        assertThat(NiceScale.top(0, 7.3)).isEqualTo(8);
        assertThat(Scale.of(-0.3, 2, 0, 1, false).low()).isEqualTo(-0.5);
        assertThat(new Scale(1e-5, 10, true).words(1e-5)).isEqualTo("1e-5");
        assertThat(new Scale(0, 0.5, false).words(0.1)).isEqualTo("0.1");
    }
}
