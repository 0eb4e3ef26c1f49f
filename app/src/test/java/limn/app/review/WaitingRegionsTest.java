package limn.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import limn.annotator.model.ImageId;
import limn.annotator.model.Region;
import org.junit.jupiter.api.Test;

class WaitingRegionsTest {
    private static final ImageId ONE = new ImageId(1);

    @Test
    void whatWaitsIsKnownForAsManyDecidedPixelsAsThereWere() {
        var known = new WaitingRegions();
        Proposed region = new Proposed(ONE, 0, 10, 0.5f, new Region(0, 0, 5, 2));
        known.put(ONE, 100, List.of(region));
        known.put(ONE, 110, List.of());

        assertThat(known.of(ONE, 100)).contains(List.of(region));
        assertThat(known.of(ONE, 110)).contains(List.of());
        assertThat(known.of(ONE, 105)).isEmpty();
        assertThat(known.of(new ImageId(2), 100)).isEmpty();
    }
}
