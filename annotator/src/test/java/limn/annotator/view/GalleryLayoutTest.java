package limn.annotator.view;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GalleryLayoutTest {
    @Property
    void aPlaceInsideACellIsThatCell(@ForAll @IntRange(min = 1, max = 500) int count,
            @ForAll @IntRange(min = 80, max = 320) int tile, @ForAll @IntRange(min = 100, max = 2000) int width) {
        var layout = new GalleryLayout(count, tile, width);
        for (int i = 0; i < count; i++) {
            assertThat(layout.at(layout.x(i) + tile / 2.0, layout.y(i) + 5)).isEqualTo(i);
        }
    }

    @Property
    void exactlyTheCellsInSightAreVisible(@ForAll @IntRange(min = 0, max = 300) int count,
            @ForAll @IntRange(min = 0, max = 9000) int top, @ForAll @IntRange(min = 1, max = 900) int height) {
        var layout = new GalleryLayout(count, 120, 500);
        int first = layout.firstVisible(top);
        int end = layout.endVisible(top + height);
        for (int i = 0; i < count; i++) {
            boolean seen = layout.y(i) < top + height && layout.y(i) + layout.cellHeight() > top;
            if (seen) {
                assertThat(i).isBetween(first, end - 1);
            }
        }
        assertThat(end - first).isLessThanOrEqualTo((height / (int) layout.rowHeight() + 2) * layout.columns());
    }

    @Test
    void betweenCellsIsNothing() {
        var layout = new GalleryLayout(10, 100, 400);

        assertThat(layout.at(1, 1)).isEqualTo(-1);
        assertThat(layout.at(50, 1e6)).isEqualTo(-1);
        assertThat(layout.at(50, -30)).isEqualTo(-1);
    }
}
