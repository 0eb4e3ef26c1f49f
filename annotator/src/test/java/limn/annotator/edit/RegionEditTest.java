package limn.annotator.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import limn.annotator.edit.RegionEdit.Target;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import org.junit.jupiter.api.Test;

class RegionEditTest {
    private static Mask square(int size, Region region) {
        var editor = Mask.unlabelled(size, size).edit();
        for (int y = region.y(); y < region.endY(); y++) {
            editor.span(y, region.x(), region.endX(), 4);
        }
        return editor.done();
    }

    private static Mask made(Mask mask, RegionEdit edit) {
        return edit.on(mask, new Target.OfClass(4), value -> old -> value);
    }

    @Test
    void growingGoesOverTheBordersOfTiles() {
        Mask after = made(square(600, new Region(250, 250, 10, 10)), new RegionEdit.Grow(20));
        assertThat(after.at(230, 255)).isEqualTo(4);
        assertThat(after.at(229, 255)).isEqualTo(Mask.UNLABELLED);
        assertThat(after.at(279, 255)).isEqualTo(4);
        assertThat(after.at(231, 231)).isEqualTo(Mask.UNLABELLED); // a disk has no corners
    }

    @Test
    void anObjectThatThePictureCutsDoesNotShrinkThere() {
        Mask after = made(square(300, new Region(0, 100, 300, 100)), new RegionEdit.Shrink(10));
        assertThat(Selection.ofValue(after, 4)).isEqualTo(
                Selection.ofValue(square(300, new Region(0, 110, 300, 80)), 4));
    }

    @Test
    void aClassThatIsNowhereChangesNothing() {
        Mask mask = square(300, new Region(10, 10, 20, 20));
        for (RegionEdit edit : List.of(new RegionEdit.FillHoles(), new RegionEdit.RemoveIslands(5),
                new RegionEdit.Smooth(2), new RegionEdit.Grow(3), new RegionEdit.Shrink(3),
                new RegionEdit.VoidBand(3))) {
            assertThat(edit.on(mask, new Target.OfClass(9), value -> old -> value)).isEqualTo(mask);
        }
    }

    @Test
    void untouchedTilesAreShared() {
        Mask before = square(1000, new Region(10, 10, 20, 20));
        Mask after = made(before, new RegionEdit.Grow(5));
        assertThat(after.tile(0, 0)).isNotSameAs(before.tile(0, 0));
        assertThat(after.tile(3, 3)).isSameAs(before.tile(3, 3));
    }

    @Test
    void aDistanceOfNothingIsRefused() {
        assertThatThrownBy(() -> new RegionEdit.Grow(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
    }
}
