package limn.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoScenesTest {
    @Test
    void theSameSeedGivesTheSamePictureAndMask() {
        DemoScene first = DemoScenes.draw(5, 96, 72);
        DemoScene again = DemoScenes.draw(5, 96, 72);

        assertThat(again.labels()).isEqualTo(first.labels());
        assertThat(pixels(again)).isEqualTo(pixels(first));
        assertThat(pixels(DemoScenes.draw(6, 96, 72))).isNotEqualTo(pixels(first));
    }

    @Test
    void everyClassIsInManyScenesAndNoneIsInAll() {
        int[] scenes = new int[DemoClass.values().length];
        for (int seed = 0; seed < 40; seed++) {
            int[] counts = DemoScenes.draw(seed, 96, 72).histogram();
            for (int c = 0; c < counts.length; c++) {
                scenes[c] += counts[c] > 0 ? 1 : 0;
            }
        }

        assertThat(IntStream.of(scenes)).allMatch(n -> n >= 12);
        assertThat(scenes[DemoClass.BOAT.id()]).isLessThan(40);
    }

    @Test
    void masksHaveTheClassOfEveryPixelAndNothingElse() {
        byte[] labels = DemoScenes.draw(3, 192, 144).labels();

        assertThat(labels).hasSize(192 * 144);
        assertThat(IntStream.range(0, labels.length).map(i -> labels[i])).allMatch(v -> v >= 0 && v < 6);
    }

    private static int[] pixels(DemoScene scene) {
        return scene.picture().getRGB(0, 0, scene.picture().getWidth(), scene.picture().getHeight(), null, 0,
                scene.picture().getWidth());
    }
}
