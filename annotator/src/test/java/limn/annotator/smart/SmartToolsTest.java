package limn.annotator.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import limn.annotator.edit.Point;
import limn.annotator.edit.Polygon;
import limn.annotator.edit.Selection;
import limn.annotator.format.Picture;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import limn.annotator.opencv.Mats;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmartToolsTest {
    private static final BooleanSupplier WANTED = () -> false;
    private static final Scenes SMALL = new Scenes(400, 300);
    private static final Scenes LARGE = new Scenes(3000, 2000);

    @AfterEach
    void nothingNativeIsLeft() { assertThat(Mats.open()).isZero(); }

    private static Point at(Scenes scene, double x, double y) {
        return new Point(scene.picture.width() * x, scene.picture.height() * y);
    }

    private static Scribble scribble(Scenes scene, double... xy) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < xy.length; i += 2) {
            points.add(at(scene, xy[i], xy[i + 1]));
        }
        return new Scribble(points, scene.picture.width() / 100.0);
    }

    private static Selection area(Map<Integer, Selection> areas, int value) {
        return areas.getOrDefault(value, Selection.NOTHING);
    }

    private static Region box(Scenes scene) {
        int w = scene.picture.width();
        int h = scene.picture.height();
        return Region.of((int) (w * 0.15), (int) (h * 0.15), (int) (w * 0.85), (int) (h * 0.75));
    }

    @Test
    void theWandSelectsWhatHasTheColourOfThePixel() {
        for (Scenes scene : List.of(SMALL, LARGE)) {
            Selection found = new MagicWand(40, 1).select(scene.picture, scene.all(), at(scene, 0.5, 0.45),
                    MagicWand.SAMPLES, WANTED);
            assertThat(scene.iou(found)).isGreaterThan(0.98);
        }
    }

    @Test
    void theWandStaysWhereItMayLook() {
        var half = new Region(0, 0, 200, 300);
        Selection found = new MagicWand(40, 0).select(SMALL.picture, half, new Point(150, 135), 1 << 20, WANTED);
        assertThat(found.isEmpty()).isFalse();
        assertThat(found.minus(SMALL.object).count()).isZero();
        assertThat(found.contains(200, 135)).isFalse();
    }

    @Test
    void aLargerToleranceNeverSelectsLess() {
        Selection last = Selection.NOTHING;
        for (int tolerance = 0; tolerance < 256; tolerance += 15) {
            Selection found = new MagicWand(tolerance, 0).select(SMALL.picture, SMALL.all(), new Point(200, 135),
                    1 << 20, WANTED);
            assertThat(last.minus(found).isEmpty()).isTrue();
            last = found;
        }
        assertThat(last.count()).isEqualTo(400 * 300);
    }

    @Test
    void aWandOutsideOfThePictureSelectsNothing() {
        assertThat(new MagicWand(40, 1).select(SMALL.picture, SMALL.all(), new Point(-1, 5), 1 << 20, WANTED).isEmpty())
                .isTrue();
    }

    @Test
    void aBoxAroundAnObjectCutsItOut() {
        for (Scenes scene : List.of(SMALL, LARGE)) {
            Selection found = new GrabCut(box(scene)).select(scene.picture, GrabCut.SAMPLES, WANTED);
            assertThat(scene.iou(found)).isGreaterThan(0.97);
        }
    }

    @Test
    void aFirstImpressionIsNearTheResult() {
        Selection coarse = new GrabCut(box(LARGE)).select(LARGE.picture, GrabCut.COARSE, WANTED);
        assertThat(LARGE.iou(coarse)).isGreaterThan(0.95);
    }

    @Test
    void aStrokeOverWhatDoesNotBelongTakesItAway() {
        var other = scribble(SMALL, 0.3, 0.45, 0.4, 0.45);
        Selection found = new GrabCut(box(SMALL), List.of(), List.of(other)).select(SMALL.picture, GrabCut.SAMPLES,
                WANTED);
        assertThat(found.contains(140, 135)).isFalse();
        assertThat(new GrabCut(box(SMALL)).select(SMALL.picture, GrabCut.SAMPLES, WANTED).contains(140, 135)).isTrue();
    }

    @Test
    void theSameBoxGivesTheSameCut() {
        var cut = new GrabCut(box(SMALL));
        Selection first = cut.select(SMALL.picture, GrabCut.SAMPLES, WANTED);
        new GrabCut(new Region(0, 0, 50, 50)).select(SMALL.picture, GrabCut.SAMPLES, WANTED);
        assertThat(cut.select(SMALL.picture, GrabCut.SAMPLES, WANTED)).isEqualTo(first);
    }

    @Test
    void aBoxAsLargeAsThePictureIsAllowed() {
        assertThat(SMALL.iou(new GrabCut(SMALL.all()).select(SMALL.picture, GrabCut.SAMPLES, WANTED)))
                .isGreaterThan(0.9);
        assertThat(new GrabCut(new Region(900, 900, 5, 5)).select(SMALL.picture, GrabCut.SAMPLES, WANTED).isEmpty())
                .isTrue();
    }

    @Test
    void aFlatPictureHasNoObjectButNoErrorEither() {
        var grey = new int[100 * 100];
        java.util.Arrays.fill(grey, 0xFF808080);
        var picture = new Picture(100, 100, grey);
        Selection found = new GrabCut(new Region(20, 20, 50, 50)).select(picture, GrabCut.SAMPLES, WANTED);
        assertThat(found.minus(new GrabCut(new Region(20, 20, 50, 50)).select(picture, GrabCut.SAMPLES, WANTED))
                .isEmpty()).isTrue();
    }

    @Test
    void aLiveWireFollowsTheOutlineBetweenFewAnchors() {
        Picture picture = SMALL.picture;
        List<Point> anchors = List.of(new Point(200, 60), new Point(320, 135), new Point(200, 210), new Point(80, 135));
        var outline = new ArrayList<Point>();
        for (int i = 0; i < anchors.size(); i++) {
            try (LiveWire wire = LiveWire.from(picture, anchors.get(i), 1, WANTED)) {
                outline.addAll(wire.to(anchors.get((i + 1) % anchors.size())));
            }
        }
        Mask.Editor editor = Mask.unlabelled(400, 300).edit();
        Polygon.fill(editor, outline, old -> 1);
        assertThat(SMALL.iou(Selection.ofValue(editor.done(), 1))).isGreaterThan(0.97);
    }

    @Test
    void aLiveWireEndsAtThePointerEvenBeyondItsWindow() {
        try (LiveWire wire = LiveWire.from(LARGE.picture, new Point(100, 100), 1, WANTED)) {
            var far = new Point(2900, 1900);
            assertThat(wire.reaches(far)).isFalse();
            List<Point> way = wire.to(far);
            assertThat(way.getFirst()).isEqualTo(new Point(100, 100));
            assertThat(way.getLast()).isEqualTo(far);
            assertThat(wire.to(new Point(100, 100))).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void aClosedLiveWireRefusesToGoOn() {
        LiveWire wire = LiveWire.from(SMALL.picture, new Point(10, 10), 1, WANTED);
        wire.close();
        wire.close();
        assertThatThrownBy(() -> wire.to(new Point(20, 20))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void scribblesGrowUntilTheyMeetAtTheEdge() {
        for (Scenes scene : List.of(SMALL, LARGE)) {
            var scribbles = Map.of(3, List.of(scribble(scene, 0.4, 0.45, 0.6, 0.45)), Mask.UNLABELLED,
                    List.of(scribble(scene, 0.05, 0.05, 0.95, 0.05, 0.95, 0.95, 0.05, 0.95)));
            Map<Integer, Selection> areas = new Watershed(scene.all(), scribbles).select(scene.picture,
                    Watershed.SAMPLES, WANTED);
            assertThat(areas.keySet()).containsExactly(3, Mask.UNLABELLED);
            assertThat(scene.iou(area(areas, 3))).isGreaterThan(0.97);
            assertThat(area(areas, 3).count() + area(areas, Mask.UNLABELLED).count())
                    .isEqualTo((long) scene.picture.width() * scene.picture.height());
        }
    }

    @Test
    void scribblesOfOneClassGrowAgainstTheFrame() {
        var scribbles = Map.of(3, List.of(scribble(SMALL, 0.4, 0.45, 0.6, 0.45)));
        Map<Integer, Selection> areas = new Watershed(SMALL.all(), scribbles).select(SMALL.picture, 1 << 19, WANTED);
        assertThat(SMALL.iou(area(areas, 3))).isGreaterThan(0.95);
        assertThat(new Watershed(SMALL.all(), Map.of()).select(SMALL.picture, 1 << 19, WANTED)).isEmpty();
    }

    @Test
    void aToolStopsWhenNobodyWantsItsResult() {
        var calls = new AtomicInteger();
        BooleanSupplier soon = () -> calls.incrementAndGet() > 1;
        assertThatThrownBy(() -> new GrabCut(box(LARGE)).select(LARGE.picture, GrabCut.SAMPLES, soon))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> LiveWire.from(SMALL.picture, new Point(10, 10), 1, () -> true))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(
                () -> new MagicWand(9, 1).select(SMALL.picture, SMALL.all(), new Point(9, 9), 99, () -> true))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aCropNeverHasMoreSamplesThanAskedFor() {
        for (int samples : new int[]{1, 1000, 50_000, 1 << 20}) {
            Crop crop = Crop.of(LARGE.picture, LARGE.all(), samples);
            assertThat(crop.width() * crop.height()).isLessThanOrEqualTo(samples);
            assertThat(crop.width() * crop.shrink()).isGreaterThanOrEqualTo(3000);
        }
    }
}
