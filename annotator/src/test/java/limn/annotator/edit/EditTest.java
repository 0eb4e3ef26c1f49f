package limn.annotator.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import org.junit.jupiter.api.Test;

class EditTest {
    @Test
    void aStampOutsideOfThePictureTouchesNothing() {
        var editor = Mask.unlabelled(10, 10).edit();
        assertThat(Brush.stroke(editor, -50, -50, -40, -40, 5, old -> 0).isEmpty()).isTrue();
        assertThat(editor.done()).isEqualTo(Mask.unlabelled(10, 10));
    }

    @Test
    void thePixelUnderAThinPenIsPainted() {
        var editor = Mask.unlabelled(10, 10).edit();
        Brush.stamp(editor, 3.1, 4.9, 0.2, old -> 1);
        assertThat(editor.done().histogram()[1]).isEqualTo(1);
        assertThat(editor.at(3, 4)).isEqualTo(1);
    }

    @Test
    void anEraserLeavesVoidAlone() {
        var editor = Mask.filled(10, 10, Mask.VOID).edit();
        Brush.stamp(editor, 5, 5, 3, old -> old == Mask.VOID ? old : Mask.UNLABELLED);
        assertThat(editor.done()).isEqualTo(Mask.filled(10, 10, Mask.VOID));
    }

    @Test
    void aSquarePolygonHasItsArea() {
        var editor = Mask.unlabelled(400, 400).edit();
        Polygon.fill(editor,
                List.of(new Point(100, 200), new Point(300, 200), new Point(300, 350), new Point(100, 350)),
                old -> 2);
        Mask mask = editor.done();
        assertThat(mask.histogram()[2]).isEqualTo(200 * 150);
        assertThat(mask.at(100, 200)).isEqualTo(2);
        assertThat(mask.at(299, 349)).isEqualTo(2);
        assertThat(mask.at(300, 349)).isEqualTo(Mask.UNLABELLED);
    }

    @Test
    void anOutlineThatCrossesItselfLeavesNoHole() {
        List<Point> twice = List.of(new Point(10, 10), new Point(90, 10), new Point(90, 90), new Point(10, 90),
                new Point(10, 10), new Point(90, 10), new Point(90, 90), new Point(10, 90));
        var evenOdd = Mask.unlabelled(100, 100).edit();
        var winding = Mask.unlabelled(100, 100).edit();
        Polygon.fill(evenOdd, twice, old -> 1);
        Polygon.fillOutline(winding, twice, old -> 1);

        assertThat(evenOdd.done().histogram()[1]).isZero();
        assertThat(winding.done().histogram()[1]).isEqualTo(80 * 80);
    }

    @Test
    void aPolygonBeyondThePictureFillsWhatIsInside() {
        var editor = Mask.unlabelled(300, 300).edit();
        Polygon.fill(editor, List.of(new Point(-500, -900), new Point(900, -900), new Point(900, 700),
                new Point(-500, 700)), old -> 1);
        assertThat(editor.done()).isEqualTo(Mask.filled(300, 300, 1));
    }

    @Test
    void twoPointsHaveNoArea() {
        var editor = Mask.unlabelled(10, 10).edit();
        Polygon.fill(editor, List.of(new Point(0, 0), new Point(9, 9)), old -> 1);
        assertThat(editor.done()).isEqualTo(Mask.unlabelled(10, 10));
    }

    @Test
    void aFloodOverALargePictureNeedsNoStack() {
        var editor = Mask.unlabelled(2000, 2000).edit();
        assertThat(FloodFill.fill(editor, 1999, 0, 4)).isEqualTo(new Region(0, 0, 2000, 2000));
        assertThat(editor.done()).isEqualTo(Mask.filled(2000, 2000, 4));
        assertThat(FloodFill.fill(editor, 0, 0, 4).isEmpty()).isTrue();
        assertThat(FloodFill.fill(editor, -1, 0, 4).isEmpty()).isTrue();
    }

    @Test
    void acceptingKeepsWhatAPersonDecided() {
        Mask mask = Mask.of(4, 1, new byte[]{0, (byte) Mask.UNLABELLED, (byte) Mask.VOID, (byte) Mask.UNLABELLED});
        byte[] predicted = {1, 1, 1, 2};
        assertThat(Predictions.accept(mask, predicted, Set.of(), false))
                .isEqualTo(Mask.of(4, 1, new byte[]{0, 1, (byte) Mask.VOID, 2}));
        assertThat(Predictions.accept(mask, predicted, Set.of(1), true))
                .isEqualTo(Mask.of(4, 1, new byte[]{1, 1, (byte) Mask.VOID, (byte) Mask.UNLABELLED}));
    }
}
