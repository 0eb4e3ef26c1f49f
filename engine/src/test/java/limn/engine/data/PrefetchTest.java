package limn.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PrefetchTest {
    @Test
    void anErrorInTheLoaderEndsTheTrainingInsteadOfLettingItWait() throws Exception {
        try (var batches = new Prefetch<String>(0, 9, step -> {
            if (step == 1) {
                throw new OutOfMemoryError("no heap left");
            }
            return "step " + step;
        })) {
            assertThat(batches.next()).isEqualTo("step 0");
            assertThatThrownBy(batches::next).isInstanceOf(OutOfMemoryError.class).hasMessage("no heap left");
        }
    }

    @Test
    void anUnreadableImageIsThrownWhereItsBatchIsWanted() {
        try (var batches = new Prefetch<String>(0, 9, step -> {
            throw new UnreadableSampleException("a.png", UnreadableSampleException.OTHER_SIZE);
        })) {
            assertThatThrownBy(batches::next).isInstanceOf(UnreadableSampleException.class);
        }
    }
}
