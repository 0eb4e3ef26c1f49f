package limn.engine.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;
import limn.engine.tensor.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MasksTest {
    private static final int HEIGHT = 24;
    private static final int WIDTH = 40;

    private final NDManager manager = Torch.newManager(Device.cpu());

    @AfterEach
    void close() { manager.close(); }

    @Test
    void halfOfTheImagesGetOneRectangleOfTheWantedArea() {
        boolean[][] masks = boxes(BoxMasks.UNIMATCH, 400, 7);
        int filled = 0;
        for (boolean[] mask : masks) {
            if (count(mask) > 0) {
                filled++;
                int[] box = enclosing(mask); // top, bottom, left, right
                int h = box[1] - box[0] + 1;
                int w = box[3] - box[2] + 1;
                assertThat(count(mask)).as("one whole rectangle").isEqualTo(h * w);
                assertThat((h + 1.0) * (w + 1) / (HEIGHT * WIDTH)).isGreaterThan(0.02);
                assertThat((double) h * w / (HEIGHT * WIDTH)).isLessThanOrEqualTo(0.4);
                assertThat((h + 1.0) / HEIGHT * WIDTH / w).isGreaterThan(0.3);
                assertThat((double) h / HEIGHT * WIDTH / (w + 1)).isLessThan(1 / 0.3);
            }
        }
        assertThat(filled).isBetween(160, 240);
    }

    @Test
    void boxesToCompareClassMixWithHaveHalfOfTheAreaAndAnyShape() {
        boolean[][] masks = split(HalfBoxes.draw(manager, 400, HEIGHT, WIDTH, new SplittableRandom(7)), 400);
        var widths = new java.util.TreeSet<Integer>();
        var tops = new java.util.TreeSet<Integer>();
        for (boolean[] mask : masks) {
            int[] box = enclosing(mask);
            int h = box[1] - box[0] + 1;
            int w = box[3] - box[2] + 1;
            assertThat(count(mask)).as("one whole rectangle").isEqualTo(h * w);
            assertThat(h).as("height of a box of width %d", w).isEqualTo(Math.round(HEIGHT * WIDTH / 2.0 / w));
            widths.add(w);
            tops.add(box[0]);
        }
        assertThat(widths).hasSize(WIDTH / 2 + 1).contains(WIDTH / 2, WIDTH);
        assertThat(tops).hasSizeGreaterThan(HEIGHT / 3);
        assertThat(count(HalfBoxes.draw(manager, 1, 1, 3, new SplittableRandom(1)).toBooleanArray())).isPositive();
    }

    @Test
    void spotsToCompareClassMixWithCoverHalfOfTheImage() {
        for (boolean[] mask : cows(CowMasks.CLASSMIX, 6, 2)) {
            assertThat(count(mask)).isEqualTo(HEIGHT * WIDTH / 2);
        }
    }

    @Test
    void boxesLieEverywhere() {
        var rows = new int[HEIGHT];
        var columns = new int[WIDTH];
        for (boolean[] mask : boxes(new BoxMasks(1, 0.02, 0.4, 0.3, 1 / 0.3), 400, 3)) {
            int[] box = enclosing(mask);
            Arrays.setAll(rows, y -> rows[y] + (y >= box[0] && y <= box[1] ? 1 : 0));
            Arrays.setAll(columns, x -> columns[x] + (x >= box[2] && x <= box[3] ? 1 : 0));
        }
        assertThat(rows).satisfies(hits -> assertThat(Arrays.stream(hits)).allMatch(n -> n > 0 && n < 400));
        assertThat(columns).satisfies(hits -> assertThat(Arrays.stream(hits)).allMatch(n -> n > 0 && n < 400));
    }

    @Test
    void masksFollowTheirSeed() {
        assertThat(boxes(BoxMasks.UNIMATCH, 8, 5)).isDeepEqualTo(boxes(BoxMasks.UNIMATCH, 8, 5));
        assertThat(Arrays.deepEquals(boxes(BoxMasks.UNIMATCH, 8, 5), boxes(BoxMasks.UNIMATCH, 8, 6))).isFalse();
        assertThat(cows(CowMasks.PUBLISHED, 3, 5)).isDeepEqualTo(cows(CowMasks.PUBLISHED, 3, 5));
        assertThat(Arrays.deepEquals(cows(CowMasks.PUBLISHED, 3, 5), cows(CowMasks.PUBLISHED, 3, 6))).isFalse();
    }

    @Test
    void theSmallestImagesStillGetABox() {
        NDArray mask = new BoxMasks(1, 0.02, 0.4, 0.3, 1 / 0.3).draw(manager, 1, 1, 3, new SplittableRandom(1));
        assertThat(count(mask.toBooleanArray())).isEqualTo(1);
    }

    @Test
    void exactlyTheWantedShareOfSpotsIsSet() {
        for (boolean[] mask : cows(new CowMasks(0.3, 0.3, 0.05, 0.3), 6, 2)) {
            assertThat(count(mask)).isEqualTo(Math.round(0.3 * HEIGHT * WIDTH));
        }
    }

    @Test
    void sharesOfSpotsCoverTheirRange() {
        double[] shares = Arrays.stream(cows(CowMasks.PUBLISHED, 60, 9))
                .mapToDouble(mask -> (double) count(mask) / mask.length).toArray();
        assertThat(Arrays.stream(shares).min().orElseThrow()).isBetween(0.199, 0.3);
        assertThat(Arrays.stream(shares).max().orElseThrow()).isBetween(0.7, 0.801);
        assertThat(Arrays.stream(shares).average().orElseThrow()).isCloseTo(0.5, within(0.08));
    }

    @Test
    void widerGaussiansMakeLargerSpots() {
        int fine = edges(cows(new CowMasks(0.5, 0.5, 0.02, 0.02), 6, 2));
        int middle = edges(cows(new CowMasks(0.5, 0.5, 0.06, 0.06), 6, 2));
        int coarse = edges(cows(new CowMasks(0.5, 0.5, 0.3, 0.3), 6, 2));

        assertThat(middle).isLessThan(fine);
        assertThat(coarse).isLessThan(middle);
    }

    @Test
    void drawingLeavesOnlyTheMasksBehind() {
        int before = manager.getManagedArrays().size();
        NDArray boxes = BoxMasks.UNIMATCH.draw(manager, 2, 8, 9, new SplittableRandom(1));
        NDArray cows = CowMasks.PUBLISHED.draw(manager, 2, 8, 9, new SplittableRandom(1));

        assertThat(manager.getManagedArrays()).hasSize(before + 2);
        for (NDArray masks : new NDArray[]{boxes, cows}) {
            assertThat(masks.getShape()).isEqualTo(new Shape(2, 8, 9));
            assertThat(masks.getDataType()).isEqualTo(DataType.BOOLEAN);
        }
    }

    @Test
    void parametersOutOfBoundsAreRefused() {
        assertThatThrownBy(() -> new BoxMasks(1.1, 0.1, 0.2, 0.5, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.1");
        assertThatThrownBy(() -> new BoxMasks(1, 0.1, 0.9, 0.5, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.9");
        assertThatThrownBy(() -> new BoxMasks(1, 0.1, 0.2, 2, 3)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ratio");
        assertThatThrownBy(() -> new CowMasks(0.5, 0.4, 0.1, 0.2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("share");
        assertThatThrownBy(() -> new CowMasks(0.5, 0.6, 0, 0.2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sigma");
    }

    private boolean[][] boxes(BoxMasks masks, int count, long seed) {
        return split(masks.draw(manager, count, HEIGHT, WIDTH, new SplittableRandom(seed)), count);
    }

    private boolean[][] cows(CowMasks masks, int count, long seed) {
        return split(masks.draw(manager, count, HEIGHT, WIDTH, new SplittableRandom(seed)), count);
    }

    private static boolean[][] split(NDArray masks, int count) {
        boolean[] all = masks.toBooleanArray();
        var each = new boolean[count][];
        for (int i = 0; i < count; i++) {
            each[i] = Arrays.copyOfRange(all, i * HEIGHT * WIDTH, (i + 1) * HEIGHT * WIDTH);
        }
        return each;
    }

    private static int count(boolean[] mask) {
        int count = 0;
        for (boolean set : mask) {
            count += set ? 1 : 0;
        }
        return count;
    }

    private static int[] enclosing(boolean[] mask) {
        int[] box = {HEIGHT, -1, WIDTH, -1};
        for (int i = 0; i < mask.length; i++) {
            if (mask[i]) {
                box[0] = Math.min(box[0], i / WIDTH);
                box[1] = Math.max(box[1], i / WIDTH);
                box[2] = Math.min(box[2], i % WIDTH);
                box[3] = Math.max(box[3], i % WIDTH);
            }
        }
        return box;
    }

    /** Pairs of neighbours in a row that differ. */
    private static int edges(boolean[][] masks) {
        int edges = 0;
        for (boolean[] mask : masks) {
            for (int i = 1; i < mask.length; i++) {
                edges += i % WIDTH > 0 && mask[i] != mask[i - 1] ? 1 : 0;
            }
        }
        return edges;
    }
}
