package limn.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import limn.annotator.model.ImageId;
import limn.annotator.model.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewQueueTest {
    private static final ImageId ONE = new ImageId(1);
    private static final ImageId TWO = new ImageId(2);
    private final ReviewQueue queue = new ReviewQueue();

    private static Proposed region(ImageId image, int pixels, float sure) {
        return new Proposed(image, 0, pixels, sure, new Region(0, 0, pixels, 1));
    }

    @BeforeEach
    void fill() {
        queue.begin(List.of(ONE, TWO));
        queue.put(TWO, List.of(region(TWO, 5, 0.9f)));
        queue.put(ONE, List.of(region(ONE, 10, 0.5f), region(ONE, 20, 0.9f)));
        queue.goTo(ONE);
    }

    private List<Integer> at() {
        return queue.current().map(r -> List.of((int) r.image().value(), r.pixels())).orElse(List.of());
    }

    @Test
    void theLargestRegionOfAnImageComesFirstAndTheNextFollowsByItself() {
        assertThat(at()).containsExactly(1, 20);
        queue.remove(List.of(queue.current().orElseThrow()));
        assertThat(at()).containsExactly(1, 10);
        queue.remove(List.of(queue.current().orElseThrow()));
        assertThat(at()).containsExactly(2, 5);
        queue.remove(List.of(queue.current().orElseThrow()));
        assertThat(queue.current()).isEmpty();
        assertThat(queue.left()).isZero();
    }

    @Test
    void stepsGoOverImagesAndAroundTheEnd() {
        queue.step(true);
        queue.step(true);
        assertThat(at()).containsExactly(2, 5);
        queue.step(true);
        assertThat(at()).containsExactly(1, 20);
        queue.step(false);
        assertThat(at()).containsExactly(2, 5);
        queue.step(false);
        assertThat(at()).containsExactly(1, 10);
    }

    @Test
    void aFilterLeavesOutWhatIsNotWantedAndCountsTheRest() {
        queue.filter(r -> r.confidence() < 0.6f);
        assertThat(queue.left()).isEqualTo(1);
        assertThat(at()).containsExactly(1, 10);
        assertThat(queue.images()).containsExactly(ONE);
        queue.filter(r -> true);
        assertThat(queue.left()).isEqualTo(3);
        assertThat(at()).containsExactly(1, 10);
    }

    @Test
    void whatChangedElsewhereIsReplacedAndTheRegionAtHandStaysIfItIsStillThere() {
        queue.step(true);
        queue.put(ONE, List.of(region(ONE, 10, 0.5f), region(ONE, 7, 0.5f)));
        assertThat(at()).containsExactly(1, 10);
        queue.put(ONE, List.of(region(ONE, 7, 0.5f)));
        assertThat(at()).containsExactly(1, 7);
        assertThat(queue.left()).isEqualTo(2);
    }

    @Test
    void imagesThatAreNotInTheQueueAreLeftOut() {
        queue.put(new ImageId(9), List.of(region(new ImageId(9), 3, 1)));
        assertThat(queue.left()).isEqualTo(3);
    }
}
