package limn.annotator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompositorTest {
    private static final int SIZE = 96;
    private final ClassCatalog classes = Pictures.classes();
    private final Pyramid grey = Pyramid.build(Pictures.plain(600, 600, 0xFF808080));

    private Compositor.Style style = new Compositor.Style(Palette.of(classes, 0.5), true, false, null);

    private int[] compose(Mask mask, byte @Nullable [] suggestion, Viewport viewport, Region part, int[] out) {
        var scene = new Compositor.Scene(grey, mask, suggestion, null, style);
        Compositor.compose(scene, viewport, out, SIZE, part);
        return out;
    }

    private int[] whole(Mask mask, byte @Nullable [] suggestion, Viewport viewport) {
        return compose(mask, suggestion, viewport, new Region(0, 0, SIZE, SIZE), new int[SIZE * SIZE]);
    }

    @Test
    void aroundThePictureLiesTheNeutralGround() {
        int[] out = whole(Mask.unlabelled(600, 600), null, new Viewport(0.1, 10, 10));

        assertThat(out[0]).isEqualTo(Compositor.GROUND);
        assertThat(out[9 * SIZE + 9]).isEqualTo(Compositor.GROUND);
        assertThat(out[10 * SIZE + 10]).isEqualTo(0xFF808080);
        assertThat(out[69 * SIZE + 69]).isEqualTo(0xFF808080);
        assertThat(out[70 * SIZE + 70]).isEqualTo(Compositor.GROUND);
    }

    @Test
    void unlabelledIsClearAndVoidIsHatched() {
        int[] clear = whole(Mask.unlabelled(600, 600), null, new Viewport(1, 0, 0));
        int[] hatched = whole(Mask.filled(600, 600, Mask.VOID), null, new Viewport(1, 0, 0));

        assertThat(clear).containsOnly(0xFF808080);
        assertThat(Arrays.stream(hatched).distinct().count()).isEqualTo(2);
        assertThat(hatched).doesNotContain(0xFF808080);
    }

    @Test
    void aClassIsBlendedAtTheOpacityOfTheOverlay() {
        int[] out = whole(Mask.filled(600, 600, 0), null, new Viewport(1, 0, 0)); // 0xE69F00 at one half over 0x808080

        assertThat(out[0] >> 16 & 0xFF).isBetween(0xB2, 0xB4);
        assertThat(out[0] >> 8 & 0xFF).isBetween(0x8E, 0x91);
        assertThat(out[0] & 0xFF).isBetween(0x3F, 0x41);
    }

    @Test
    void aSuggestionIsStripedAndYieldsToADecision() {
        var suggestion = new byte[600 * 600];
        Arrays.fill(suggestion, (byte) 2);
        int[] open = whole(Mask.unlabelled(600, 600), suggestion, new Viewport(1, 0, 0));
        int[] decided = whole(Mask.filled(600, 600, 1), suggestion, new Viewport(1, 0, 0));

        assertThat(Arrays.stream(open).filter(p -> p == 0xFF808080).count()).isGreaterThan(SIZE * SIZE / 2);
        assertThat(open).contains(open[0]).doesNotContain(decided[0]);
        assertThat(decided).containsOnly(decided[0]);
    }

    @Test
    void onePartComposedAloneEqualsThatPartOfTheWhole() {
        var random = new Random(7);
        Mask.Editor editor = Mask.unlabelled(600, 600).edit();
        for (int i = 0; i < 200; i++) {
            int y = random.nextInt(600);
            int x = random.nextInt(500);
            editor.span(y, x, x + 90, new int[]{0, 1, 3, Mask.VOID}[random.nextInt(4)]);
        }
        Mask mask = editor.done();
        for (double zoom : new double[]{0.13, 0.5, 1, 3.7}) {
            var viewport = new Viewport(zoom, -20.5, 7);
            int[] whole = whole(mask, null, viewport);
            int[] parts = new int[SIZE * SIZE];
            for (int y = 0; y < SIZE; y += 32) {
                compose(mask, null, viewport, new Region(0, y, 50, 32), parts);
                compose(mask, null, viewport, new Region(50, y, SIZE - 50, 32), parts);
            }
            assertThat(parts).as("zoom %s", zoom).isEqualTo(whole);
        }
    }

    @Test
    void patternsTellClassesApartAndLeaveVoidAndUnlabelledAsTheyAre() {
        ClassCatalog two = ClassCatalog.empty().withNew("a").withNew("b");
        Palette plain = Palette.of(two, 0.5);
        Palette patterned = Palette.of(two, 0.5, true);
        var seen = new java.util.HashSet<Integer>();
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                assertThat(patterned.over(0, x, y)).isEqualTo(plain.over(0, x, y));
                assertThat(patterned.over(Mask.VOID, x, y)).isEqualTo(plain.over(Mask.VOID, x, y));
                assertThat(patterned.over(Mask.UNLABELLED, x, y)).isZero();
                seen.add(patterned.over(1, x, y));
            }
        }
        assertThat(seen).hasSize(2);
    }

    @Test
    void blendingNeverOverflowsAChannel() {
        for (int a = 0; a < 256; a++) {
            int out = Compositor.blend(0xFFFFFFFF, a << 24 | a << 16 | a << 8 | a);
            assertThat(out >>> 24).isEqualTo(255);
            assertThat(out & 0xFF).as("alpha %d", a).isBetween(253, 255);
            assertThat(out >> 8 & 0xFF).isBetween(253, 255);
            assertThat(out >> 16 & 0xFF).isBetween(253, 255);
        }
    }

    @Test
    void ofAnOutlinedMaskOnlyTheEdgesAreSeen() {
        style = new Compositor.Style(Palette.of(classes, 0.5), true, true, null);
        var editor = Mask.unlabelled(600, 600).edit();
        for (int y = 20; y < 70; y++) {
            editor.span(y, 20, 70, 0);
        }
        int[] out = whole(editor.done(), null, new Viewport(1, 0, 0));

        assertThat(out[45 * SIZE + 45]).as("inside").isEqualTo(0xFF808080);
        assertThat(out[45 * SIZE + 19]).as("outside").isEqualTo(0xFF808080);
        for (int edge : new int[]{45 * SIZE + 20, 45 * SIZE + 21, 20 * SIZE + 45, 45 * SIZE + 69, 69 * SIZE + 45}) {
            assertThat(out[edge]).isEqualTo(0xFFE69F00);
        }
    }

    @Test
    void theToneChangesThePictureAndNotTheMaskOverIt() {
        style = new Compositor.Style(Palette.of(classes, 1), true, false,
                new ToneTable(new Tone(2, 1, Tone.Channel.ALL)));
        var editor = Mask.unlabelled(600, 600).edit();
        editor.span(10, 0, 600, 0);
        var dark = Pyramid.build(Pictures.plain(600, 600, 0xFF408060));
        var out = new int[SIZE * SIZE];
        Compositor.compose(new Compositor.Scene(dark, editor.done(), null, null, style), new Viewport(1, 0, 0), out,
                SIZE, new Region(0, 0, SIZE, SIZE));

        assertThat(out[0]).isEqualTo(0xFF008040);
        assertThat(out[10 * SIZE]).isEqualTo(0xFFE69F00);
    }

    @Test
    void oneChannelIsShownAsGrey() {
        int[] pixels = {0xFF102030, 0xFF405060};
        new ToneTable(new Tone(1, 1, Tone.Channel.GREEN)).apply(pixels, 0, 2);

        assertThat(pixels).containsExactly(0xFF202020, 0xFF505050);
    }
}
