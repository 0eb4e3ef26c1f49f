package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import limn.annotator.format.Picture;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.view.Pyramid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ImageOpeningTest {
    private static final int SIDE = 64;

    private final CountDownLatch decoded = new CountDownLatch(1);
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Jobs jobs = new Jobs(Runnable::run);
    private final PictureCache pictures = new PictureCache((item, outdated) -> {
        await(decoded);
        return Pyramid.build(new Picture(SIDE, SIDE, new int[SIDE * SIDE]));
    }, 1 << 20);
    private final ImageOpening opening = new ImageOpening(jobs, Runnable::run, Runnable::run, pictures,
            item -> Optional.of(Pyramid.coarse(SIDE, SIDE, new Picture(8, 8, new int[64]))),
            item -> new ImageOpening.Labels(Mask.unlabelled(SIDE, SIDE),
                    new History.Names(Optional.empty(), Optional.empty())));

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void close() {
        decoded.countDown();
        jobs.close();
        pictures.close();
    }

    private static ImageItem item(int number) {
        return new ImageItem(new ImageId(number), number + ".jpg", "" + number, SIDE, SIDE, Split.TRAIN,
                ReviewState.NEW);
    }

    private void open(int number) {
        opening.open(item(number), o -> told.add("coarse " + o.item().name() + " " + o.pyramid().isWhole()),
                o -> told.add("whole " + o.item().name() + " " + o.pyramid().isWhole()),
                failure -> told.add("failed " + failure));
    }

    private String next() throws InterruptedException { return String.valueOf(told.poll(10, TimeUnit.SECONDS)); }

    @Test
    void aCoarsePictureComesBeforeTheOneThatIsStillDecoded() throws InterruptedException {
        open(1);

        assertThat(next()).isEqualTo("coarse 1 false");
        decoded.countDown();
        assertThat(next()).isEqualTo("whole 1 true");
    }

    @Test
    void whatIsDecodedAlreadyComesAtOnceAndAlone() throws Exception {
        decoded.countDown();
        pictures.get(item(1), () -> false);
        open(1);

        assertThat(next()).isEqualTo("whole 1 true");
        assertThat(told).isEmpty();
    }

    @Test
    void ofTwoRequestsOnlyTheLaterIsAnswered() throws InterruptedException {
        open(1);
        assertThat(next()).isEqualTo("coarse 1 false");
        open(2);
        decoded.countDown();

        String answer = next();
        assertThat(answer.startsWith("coarse 2") ? next() : answer).isEqualTo("whole 2 true");
        assertThat(told).isEmpty();
    }
}
