package limn.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingCommandTest {
    private static TrainingCommand on(String device) {
        return new TrainingCommand(Path.of("harbour"), "classmix", Path.of("run"), Map.of("batch", "3"), device, true);
    }

    @Test
    void theChosenDeviceIsToldAndWithoutAChoiceTheRunKeepsItsOwn() {
        assertThat(on("gpu1").arguments()).containsSequence("--device", "gpu1");
        assertThat(on("").arguments()).doesNotContain("--device");
    }
}
