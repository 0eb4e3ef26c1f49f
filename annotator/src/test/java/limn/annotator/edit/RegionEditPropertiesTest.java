package limn.annotator.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.function.IntPredicate;
import limn.annotator.edit.RegionEdit.Target;
import limn.annotator.model.Mask;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Every edit against the plainest way to compute it, pixel by pixel. */
class RegionEditPropertiesTest {
    private static final int W = 21;
    private static final int H = 16;

    /** Random values 0, 1 and 2 with large areas of 0 and of 1, so that there are holes, islands and thin places. */
    @Provide
    Arbitrary<Mask> masks() {
        return Arbitraries.integers().between(0, 11).array(int[].class).ofSize(W * H).map(numbers -> {
            var pixels = new byte[W * H];
            for (int i = 0; i < pixels.length; i++) {
                boolean middle = Math.hypot(i % W - 10, i / W - 8) < 6;
                int n = numbers[i];
                pixels[i] = (byte) (n == 0 ? 2 : n == 1 ? 1 : n == 2 ? 0 : middle ? 1 : 0);
            }
            return Mask.of(W, H, pixels);
        });
    }

    private static Mask made(Mask mask, RegionEdit edit) {
        return edit.on(mask, new Target.OfClass(1), value -> old -> value);
    }

    private static boolean[] where(Mask mask, IntPredicate value) {
        var pixels = new boolean[W * H];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = value.test(mask.at(i % W, i / W));
        }
        return pixels;
    }

    private static boolean[] near(boolean[] from, int n) {
        var near = new boolean[W * H];
        for (int i = 0; i < near.length; i++) {
            for (int j = 0; j < near.length; j++) {
                int dx = i % W - j % W;
                int dy = i / W - j / W;
                near[i] |= from[j] && dx * dx + dy * dy <= n * n;
            }
        }
        return near;
    }

    private static boolean[] not(boolean[] pixels) {
        var other = new boolean[pixels.length];
        for (int i = 0; i < other.length; i++) {
            other[i] = !pixels[i];
        }
        return other;
    }

    /** The pixels connected over edges with one of them. */
    private static boolean[] connected(boolean[] pixels, int start) {
        var reached = new boolean[W * H];
        var queue = new ArrayDeque<Integer>();
        queue.add(start);
        while (!queue.isEmpty()) {
            int i = queue.remove();
            if (!pixels[i] || reached[i]) {
                continue;
            }
            reached[i] = true;
            if (i % W > 0) {
                queue.add(i - 1);
            }
            if (i % W < W - 1) {
                queue.add(i + 1);
            }
            if (i >= W) {
                queue.add(i - W);
            }
            if (i < W * (H - 1)) {
                queue.add(i + W);
            }
        }
        return reached;
    }

    private static int count(boolean[] pixels) {
        int n = 0;
        for (boolean p : pixels) {
            n += p ? 1 : 0;
        }
        return n;
    }

    private static boolean atBorder(int i) { return i % W == 0 || i % W == W - 1 || i / W == 0 || i / W == H - 1; }

    @Property(tries = 100)
    void growingLabelsAllWithinTheDistance(@ForAll("masks") Mask mask, @ForAll @IntRange(min = 1, max = 6) int n) {
        assertThat(where(made(mask, new RegionEdit.Grow(n)), v -> v == 1)).isEqualTo(near(where(mask, v -> v == 1), n));
    }

    @Property(tries = 100)
    void shrinkingLeavesUnlabelledWhatIsCloseToSomethingElse(@ForAll("masks") Mask mask,
            @ForAll @IntRange(min = 1, max = 6) int n) {
        boolean[] close = near(where(mask, v -> v != 1), n);
        Mask after = made(mask, new RegionEdit.Shrink(n));
        for (int i = 0; i < W * H; i++) {
            int old = mask.at(i % W, i / W);
            assertThat(after.at(i % W, i / W)).isEqualTo(old == 1 && close[i] ? Mask.UNLABELLED : old);
        }
    }

    @Property(tries = 100)
    void aHoleIsWhatNoWayLeadsOutOf(@ForAll("masks") Mask mask) {
        boolean[] other = where(mask, v -> v != 1);
        Mask after = made(mask, new RegionEdit.FillHoles());
        for (int i = 0; i < W * H; i++) {
            boolean out = false;
            boolean[] part = connected(other, i);
            for (int j = 0; j < part.length; j++) {
                out |= part[j] && atBorder(j);
            }
            int old = mask.at(i % W, i / W);
            assertThat(after.at(i % W, i / W)).isEqualTo(other[i] && !out ? 1 : old);
        }
    }

    @Property(tries = 100)
    void smallIslandsTakeAValueThatTouchedThem(@ForAll("masks") Mask mask,
            @ForAll @IntRange(min = 1, max = 20) int n) {
        boolean[] ones = where(mask, v -> v == 1);
        Mask after = made(mask, new RegionEdit.RemoveIslands(n));
        for (int i = 0; i < W * H; i++) {
            int now = after.at(i % W, i / W);
            boolean[] part = connected(ones, i);
            if (ones[i] && count(part) < n) {
                assertThat(now).isNotEqualTo(1);
                assertThat(touching(mask, part, now)).isTrue();
            } else {
                assertThat(now).isEqualTo(mask.at(i % W, i / W));
            }
        }
    }

    private static boolean touching(Mask mask, boolean[] part, int value) {
        boolean[] near = near(part, 1);
        for (int j = 0; j < part.length; j++) {
            if (near[j] && !part[j] && mask.at(j % W, j / W) == value) {
                return true;
            }
        }
        return false;
    }

    @Property(tries = 100)
    void smoothingIsOpeningThenClosing(@ForAll("masks") Mask mask, @ForAll @IntRange(min = 1, max = 3) int n) {
        boolean[] ones = where(mask, v -> v == 1);
        boolean[] opened = near(not(near(not(ones), n)), n);
        boolean[] closed = not(near(not(near(opened, n)), n));
        Mask after = made(mask, new RegionEdit.Smooth(n));
        for (int i = 0; i < W * H; i++) {
            boolean one = after.at(i % W, i / W) == 1;
            boolean kept = ones[i] && !closed[i]; // may stay where nothing else flows in
            assertThat(one || kept).as("%d", i).isEqualTo(closed[i] || kept);
        }
    }

    @Property(tries = 100)
    void aVoidBandLiesOnBothSidesOfTheBorder(@ForAll("masks") Mask mask, @ForAll @IntRange(min = 1, max = 5) int n) {
        boolean[] ones = where(mask, v -> v == 1);
        boolean[] outer = near(ones, n - n / 2);
        boolean[] inner = near(not(ones), n / 2);
        Mask after = made(mask, new RegionEdit.VoidBand(n));
        for (int i = 0; i < W * H; i++) {
            boolean band = ones[i] ? n > 1 && inner[i] : outer[i];
            assertThat(after.at(i % W, i / W)).isEqualTo(band ? Mask.VOID : mask.at(i % W, i / W));
        }
    }

    @Property(tries = 100)
    void thePartUnderThePointerChangesAlone(@ForAll("masks") Mask mask, @ForAll @IntRange(max = W - 1) int x,
            @ForAll @IntRange(max = H - 1) int y) {
        int value = mask.at(x, y);
        boolean[] part = connected(where(mask, v -> v == value), y * W + x);
        Mask after = new RegionEdit.Grow(1).on(mask, new Target.Part(x, y), v -> old -> v);
        boolean[] near = near(part, 1);
        for (int i = 0; i < W * H; i++) {
            assertThat(after.at(i % W, i / W)).isEqualTo(near[i] ? value : mask.at(i % W, i / W));
        }
    }

    @Property(tries = 50)
    void protectedPixelsStay(@ForAll("masks") Mask mask, @ForAll @IntRange(min = 1, max = 4) int n) {
        for (RegionEdit edit : new RegionEdit[]{new RegionEdit.Grow(n), new RegionEdit.Shrink(n),
                new RegionEdit.FillHoles(), new RegionEdit.RemoveIslands(n), new RegionEdit.Smooth(n),
                new RegionEdit.VoidBand(n)}) {
            assertThat(edit.on(mask, new Target.OfClass(1), value -> old -> old)).isEqualTo(mask);
            Mask after = edit.on(mask, new Target.OfClass(1), value -> old -> old == 2 ? old : value);
            for (int i = 0; i < W * H; i++) {
                assertThat(after.at(i % W, i / W) == 2 || mask.at(i % W, i / W) != 2).isTrue();
            }
        }
    }

    @Property(tries = 50)
    void selectionsOfValuesMakeUpTheMask(@ForAll("masks") Mask mask) {
        Mask.Editor editor = Mask.unlabelled(W, H).edit();
        for (int value = 0; value < 3; value++) {
            int painted = value;
            Selection.ofValue(mask, value).paint(editor, old -> painted);
        }
        assertThat(editor.done()).isEqualTo(mask);
    }
}
