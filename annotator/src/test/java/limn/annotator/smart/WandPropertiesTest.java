package limn.annotator.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.BooleanSupplier;
import limn.annotator.edit.Point;
import limn.annotator.format.Picture;
import limn.annotator.model.Region;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class WandPropertiesTest {
    private static final BooleanSupplier WANTED = () -> false;

    @Property(tries = 60)
    void theWandFindsTheSameInAGrowingWindowAsInAllOfTheRegionAtOnce(@ForAll long seed,
            @ForAll @IntRange(max = 90) int tolerance, @ForAll @IntRange(max = 3) int smoothing,
            @ForAll @IntRange(min = 1, max = 3) int shrink, @ForAll @IntRange(min = 1, max = 40) int first) {
        var random = new Random(seed);
        var argb = new int[160 * 120];
        Arrays.fill(argb, 0xFF505050);
        for (int blob = 0; blob < 12; blob++) { // overlapping discs of few greys, some as large as the picture
            int cx = random.nextInt(160);
            int cy = random.nextInt(120);
            int r = 3 + random.nextInt(blob < 2 ? 90 : 25);
            int grey = 0x010101 * (40 * random.nextInt(6));
            for (int i = 0; i < argb.length; i++) {
                boolean inside = Math.hypot(i % 160 - cx, i / 160 - cy) < r;
                argb[i] = inside ? 0xFF000000 | grey + 0x010101 * random.nextInt(9) : argb[i];
            }
        }
        var picture = new Picture(160, 120, argb);
        var seen = new Region(random.nextInt(20), random.nextInt(20), 137, 98);
        var at = new Point(seen.x() + random.nextInt(137) + 0.5, seen.y() + random.nextInt(98) + 0.5);
        var wand = new MagicWand(tolerance, smoothing);
        int samples = 137 * 98 / shrink / shrink;

        assertThat(wand.select(picture, seen, at, samples, first, WANTED))
                .isEqualTo(wand.select(picture, seen, at, samples, 1 << 20, WANTED));
    }
}
