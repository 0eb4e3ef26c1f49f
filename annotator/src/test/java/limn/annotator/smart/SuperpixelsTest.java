package limn.annotator.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import limn.annotator.edit.Point;
import limn.annotator.edit.Selection;
import limn.annotator.edit.Shapes;
import limn.annotator.format.Picture;
import limn.annotator.model.Region;
import org.junit.jupiter.api.Test;

class SuperpixelsTest {
    private static final Scenes SCENE = new Scenes(400, 300);

    @Test
    void everyCellIsConnectedAndOfAboutItsSize() {
        Crop crop = Crop.of(SCENE.picture, SCENE.all(), 1 << 20);
        int[] labels = Slic.labels(crop, 20, () -> false);
        var cells = new TreeMap<Integer, Selection.Builder>();
        for (int i = 0; i < labels.length; i++) {
            cells.computeIfAbsent(labels[i], k -> new Selection.Builder(SCENE.all())).add(i / 400, i % 400,
                    i % 400 + 1);
        }
        assertThat(cells.size()).isBetween(200, 400); // 20 x 15 seeds
        assertThat(cells.lastKey()).isEqualTo(cells.size() - 1);
        cells.values().stream().map(Selection.Builder::build).forEach(cell -> {
            assertThat(Shapes.largest(cell)).isEqualTo((int) cell.count());
            assertThat(cell.count()).isLessThan(20 * 20 * 4);
        });
    }

    @Test
    void cellsEndAtTheOutlineOfAnObject() {
        var cells = new Superpixels(SCENE.picture, 20);
        Selection painted = Selection.NOTHING;
        for (int y = 70; y < 210; y += 4) {
            for (int x = 80; x < 320; x += 4) {
                if (SCENE.object.contains(x, y)) {
                    painted = painted.plus(cells.under(List.of(new Point(x, y)), () -> false));
                }
            }
        }
        assertThat(SCENE.iou(painted)).isGreaterThan(0.97);
    }

    @Test
    void aDiscAcrossTheBorderOfTilesIsOneCellFromEitherSide() {
        var argb = new int[600 * 300];
        var disc = new Selection.Builder(new Region(0, 0, 600, 300));
        for (int i = 0; i < argb.length; i++) {
            boolean inside = Math.hypot(i % 600 - 390, i / 600 - 108) < 11;
            argb[i] = inside ? 0xFFC08040 : 0xFF305070;
            if (inside) {
                disc.add(i / 600, i % 600, i % 600 + 1);
            }
        }
        Selection whole = disc.build();
        var cells = new Superpixels(new Picture(600, 300, argb), 24);
        Selection left = cells.under(List.of(new Point(381, 108)), () -> false); // tiles meet at 384
        Selection right = cells.under(List.of(new Point(398, 108)), () -> false);

        assertThat(left).isEqualTo(whole);
        assertThat(right).isEqualTo(whole);
    }

    @Test
    void aStrokeTakesEveryCellUnderIt() {
        var cells = new Superpixels(SCENE.picture, 16);
        var ends = List.of(new Point(20, 250), new Point(380, 280));
        Selection fast = cells.under(ends, () -> false);
        for (double t = 0; t <= 1; t += 1.0 / 64) {
            assertThat(fast.contains((int) (20 + 360 * t), (int) (250 + 30 * t))).isTrue();
        }
    }

    @Test
    void largeCellsAreFoundAtASmallScaleAndEndInPixels() {
        var scene = new Scenes(3000, 2000);
        var cells = new Superpixels(scene.picture, 150);
        var stroke = new ArrayList<Point>();
        for (int y = 500; y < 1400; y += 60) {
            for (int x = 600; x < 2400; x += 60) {
                if (scene.object.contains(x, y)) {
                    stroke.add(new Point(x, y));
                }
            }
        }
        Selection painted = Selection.NOTHING;
        for (Point p : stroke) {
            painted = painted.plus(cells.under(List.of(p), () -> false));
        }
        assertThat(scene.iou(painted)).isGreaterThan(0.95);
    }

    @Test
    void whatIsNotFoundYetIsNotKnown() {
        var cells = new Superpixels(SCENE.picture, 20);
        var here = List.of(new Point(30, 30));
        assertThat(cells.known(here).isEmpty()).isTrue();
        Selection found = cells.under(here, () -> false);
        assertThat(found.contains(30, 30)).isTrue();
        assertThat(cells.known(here)).isEqualTo(found);
        assertThat(cells.under(List.of(new Point(-5, 10), new Point(-1, 10)), () -> false).isEmpty()).isTrue();
    }

    @Test
    void findingCellsStopsWhenNobodyWantsThem() {
        var cells = new Superpixels(SCENE.picture, 20);
        assertThatThrownBy(() -> cells.under(List.of(new Point(30, 30)), () -> true))
                .isInstanceOf(CancellationException.class);
    }
}
