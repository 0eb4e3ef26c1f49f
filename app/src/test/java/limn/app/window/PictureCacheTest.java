package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import limn.annotator.format.Picture;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.view.Pyramid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PictureCacheTest {
    private static final int SIDE = 60;
    private static final long ONE = PictureCache.bytes(SIDE, SIDE);

    private final List<Long> decoded = new CopyOnWriteArrayList<>();
    private final List<ImageItem> items = IntStream.range(0, 6).mapToObj(PictureCacheTest::item).toList();

    private static ImageItem item(int i) {
        return new ImageItem(new ImageId(i + 1), "i" + i + ".png", "i" + i, SIDE, SIDE, Split.TRAIN, ReviewState.NEW);
    }

    private Pyramid decode(ImageItem item) {
        decoded.add(item.id().value());
        return Pyramid.build(new Picture(SIDE, SIDE, new int[SIDE * SIDE]));
    }

    private static void until(java.util.function.BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatWasExpectedIsThereWhenItIsWanted() throws Exception {
        try (var cache = new PictureCache((item, outdated) -> decode(item), 100 * ONE)) {
            cache.expect(items.subList(1, 3));
            until(() -> cache.has(items.get(1).id()) && cache.has(items.get(2).id()));
            cache.get(items.get(1), () -> false);

            assertThat(decoded).containsExactly(2L, 3L);
        }
    }

    @Test
    void bytesStayWithinTheBudgetAndTheOldestGoFirst() throws Exception {
        try (var cache = new PictureCache((item, outdated) -> decode(item), 3 * ONE)) {
            for (ImageItem item : items) {
                cache.get(item, () -> false);
                assertThat(cache.bytes()).isLessThanOrEqualTo(3 * ONE);
            }
            assertThat(items.stream().filter(i -> cache.has(i.id())).toList()).isEqualTo(items.subList(3, 6));
        }
    }

    @Test
    void aPictureLargerThanTheBudgetIsShownAllTheSame() throws Exception {
        try (var cache = new PictureCache((item, outdated) -> decode(item), ONE / 2)) {
            assertThat(cache.get(items.getFirst(), () -> false).width()).isEqualTo(SIDE);
            cache.expect(items.subList(1, 2));
            cache.get(items.get(2), () -> false);
            assertThat(decoded).as("nothing is decoded ahead that cannot be kept").containsExactly(1L, 3L);
        }
    }

    @Test
    void whatIsNotExpectedAnyMoreStops() throws Exception {
        var begun = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        try (var cache = new PictureCache((item, outdated) -> {
            if (item.id().value() == 2) {
                begun.countDown();
                until(outdated);
                stopped.countDown();
                throw new CancellationException();
            }
            return decode(item);
        }, 100 * ONE)) {
            cache.expect(items.subList(1, 3));
            begun.await();
            cache.get(items.get(4), () -> false);
            stopped.await();
            assertThat(decoded).containsExactly(5L);
        }
    }

    @Test
    void aPictureThatFailedIsTriedAgain() throws Exception {
        var fail = new java.util.concurrent.atomic.AtomicBoolean(true);
        try (var cache = new PictureCache((item, outdated) -> {
            if (fail.getAndSet(false)) {
                throw new IOException("torn");
            }
            return decode(item);
        }, 100 * ONE)) {
            assertThatThrownBy(() -> cache.get(items.getFirst(), () -> false)).isInstanceOf(IOException.class);
            assertThat(cache.get(items.getFirst(), () -> false).width()).isEqualTo(SIDE);
        }
    }
}
