package limn.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastTest {
    private final Shapes shapes = Shapes.of(12, 4, 3, 7);

    @ParameterizedTest
    @ValueSource(strings = {"supervised", "classmix", "cross", "cross-classmix", "unimatch"})
    void everyPartOfARunIsTriedAndNothingIsKept(String method) throws Exception {
        List<Path> before = leftBehind();
        Forecast forecast = Forecast.measure(shapes,
                TrainingTest.small(method, "steps", "20", "retrainSteps", "10", "evaluateEvery", "10"), "cpu", 2,
                Duration.ofMillis(200));

        assertThat(forecast.stepSeconds()).isPositive();
        assertThat(forecast.measureSeconds()).isPositive();
        assertThat(forecast.retrainStepSeconds()).isPositive();
        double steps = 20 * forecast.stepSeconds() + 10 * forecast.retrainStepSeconds();
        assertThat(forecast.seconds()).isGreaterThan(2 + steps + 2 * forecast.measureSeconds());
        assertThat(leftBehind()).isEqualTo(before);
    }

    @Test
    void theCostGrowsWithTheStepsAndNotTheTimeToFindIt() throws Exception {
        Forecast forecast = Forecast.measure(shapes, TrainingTest.small("supervised", "steps", "1000000"), "cpu", 0,
                Duration.ofMillis(100));

        assertThat(forecast.retrainStepSeconds()).isZero();
        assertThat(forecast.seconds()).isGreaterThanOrEqualTo(1_000_000 * forecast.stepSeconds());
        assertThat(forecast.probeSeconds()).isLessThan(forecast.seconds() / 100);
    }

    @Test
    void whatCannotBeTrainedHasNoForecast() {
        assertThatThrownBy(() -> Forecast.measure(Shapes.of(0, 0, 3, 7), TrainingTest.small("supervised"), "cpu", 0,
                Duration.ofMillis(100))).isInstanceOf(TrainingException.NotReady.class);
        assertThatThrownBy(() -> Forecast.measure(shapes, TrainingTest.small("supervised"), "gpu77", 0,
                Duration.ofMillis(100))).isInstanceOf(TrainingException.NoDevice.class);
    }

    private static List<Path> leftBehind() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(f -> f.getFileName().toString().startsWith("limn-forecast")).sorted().toList();
        }
    }
}
