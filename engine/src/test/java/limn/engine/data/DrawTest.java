package limn.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import limn.engine.train.Shapes;
import org.junit.jupiter.api.Test;

class DrawTest {
    private final List<Sample> pool = Shapes.of(7, 0, 0, 1).train();

    @Test
    void everyPassTakesEveryImageOnce() {
        var draw = new Draw(pool, List.of(), 0, 5);
        for (long pass = 0; pass < 4; pass++) {
            assertThat(LongStream.range(pass * 7, pass * 7 + 7).mapToObj(draw::at))
                    .containsExactlyInAnyOrderElementsOf(pool);
        }
    }

    @Test
    void positionsGiveTheSameImageWheneverAsked() {
        var draw = new Draw(pool, List.of(), 0, 5);
        var again = new Draw(pool, List.of(), 0, 5);
        assertThat(again.at(19)).isSameAs(draw.at(19));
        assertThat(LongStream.range(0, 50).mapToObj(new Draw(pool, List.of(), 0, 6)::at))
                .isNotEqualTo(LongStream.range(0, 50).mapToObj(draw::at).toList());
    }

    @Test
    void drawsByClassFavourTheRareClass() {
        Sample rare = pool.getFirst();
        var draw = new Draw(pool, List.of(List.of(rare), pool.subList(1, 7), List.of()), 1, 5);
        long hits = LongStream.range(0, 1000).filter(i -> draw.at(i) == rare).count();
        assertThat(hits).isBetween(400L, 600L);
    }

    @Test
    void whereEveryDrawIsByClassOnlyImagesOfClassesAreDrawn() {
        assertThat(new Draw(pool, List.of(pool.subList(1, 3), List.of()), 1, 5).all())
                .containsExactlyElementsOf(pool.subList(1, 3));
        assertThat(new Draw(pool, List.of(pool.subList(1, 3)), 0.5, 5).all()).containsExactlyElementsOf(pool);
    }

    @Test
    void whereOnlyAShareIsPreferredAllAreDrawn() {
        var draw = new Draw(pool, List.of(), 0, 5);
        assertThat(draw.withShareOf(pool.subList(0, 2), List.of(), 0.5).all()).containsExactlyElementsOf(pool);
        assertThat(draw.withShareOf(pool.subList(0, 2), List.of(), 1).all())
                .containsExactlyElementsOf(pool.subList(0, 2));
    }
}
