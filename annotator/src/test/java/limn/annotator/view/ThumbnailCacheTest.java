package limn.annotator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ui")
class ThumbnailCacheTest {
    @BeforeAll
    static void toolkit() throws Exception { Fx.start(); }

    private static ImageItem item(int id) {
        return new ImageItem(new ImageId(id), id + ".png", id + ".png", 10, 10, Split.TRAIN, ReviewState.NEW);
    }

    @Test
    void theLeastRecentlySeenLeavesFirst() throws Exception {
        var cache = new ThumbnailCache(3 * 464, () -> {});
        Fx.on(() -> {
            cache.setSource((item, done) -> done.accept(Optional.of(new WritableImage(10, 10))));
            return 0;
        });
        for (int i = 0; i < 3; i++) {
            int id = i;
            Fx.on(() -> cache.get(item(id)));
        }
        Fx.on(() -> cache.get(item(0)));
        Fx.on(() -> cache.get(item(3)));
        Fx.on(() -> {
            assertThat(cache.bytes()).isEqualTo(3 * 464);
            assertThat(cache.get(item(0))).isNotNull();
            assertThat(cache.get(item(3))).isNotNull();
            assertThat(cache.get(item(1))).isNull();
            return 0;
        });
    }

    @Test
    void anAnswerToARequestTakenBackIsDropped() throws Exception {
        var waiting = new ArrayList<Consumer<Optional<Image>>>();
        var cache = new ThumbnailCache(4000, () -> {});
        Fx.on(() -> {
            cache.setSource((item, done) -> waiting.add(done));
            cache.get(item(1));
            cache.keepOnly(new java.util.HashSet<>(List.of()));
            waiting.getFirst().accept(Optional.of(new WritableImage(10, 10)));
            return 0;
        });
        Fx.on(() -> {
            assertThat(cache.size()).isZero();
            return 0;
        });
    }

    @Test
    void theFirstPictureInSightIsAskedForLastAsSourcesAnswerTheNewestFirst() throws Exception {
        var order = new ArrayList<Long>();
        var cache = new ThumbnailCache(4000, () -> {});
        Fx.on(() -> {
            cache.setSource((item, done) -> order.add(item.id().value()));
            cache.see(List.of(1, 2, 3).stream().map(ThumbnailCacheTest::item)
                    .map(i -> new GalleryItem(i, limn.annotator.model.Tags.unknown(0), false)).toList());
            return 0;
        });
        assertThat(order).containsExactly(3L, 2L, 1L);
    }
}
