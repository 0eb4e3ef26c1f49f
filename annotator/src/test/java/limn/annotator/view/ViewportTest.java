package limn.annotator.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import limn.annotator.edit.Point;
import limn.annotator.model.Region;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ViewportTest {
    @Property
    void viewToImageToViewIsIdentity(@ForAll @DoubleRange(min = 0.01, max = 64) double zoom,
            @ForAll @DoubleRange(min = -1e4, max = 1e4) double x,
            @ForAll @DoubleRange(min = -1e4, max = 1e4) double y) {
        var viewport = new Viewport(zoom, x, y);
        Point image = viewport.toImage(123.25, 45.5);

        assertThat(viewport.toViewX(image.x())).isCloseTo(123.25, within(1e-6));
        assertThat(viewport.toViewY(image.y())).isCloseTo(45.5, within(1e-6));
    }

    @Property
    void zoomKeepsThePointUnderThePointer(@ForAll @DoubleRange(min = 0.01, max = 64) double zoom,
            @ForAll @DoubleRange(min = 0, max = 1000) double px) {
        var viewport = new Viewport(0.7, 20, -30);
        Point before = viewport.toImage(px, 200);
        Point after = viewport.zoomedTo(zoom, px, 200).toImage(px, 200);

        assertThat(after.x()).isCloseTo(before.x(), within(1e-6));
        assertThat(after.y()).isCloseTo(before.y(), within(1e-6));
    }

    @Test
    void fitShowsAllOfThePictureInTheMiddle() {
        Viewport viewport = Viewport.fit(800, 600, 1600, 400);

        assertThat(viewport).isEqualTo(new Viewport(0.5, 0, 200));
    }

    @Test
    void thePictureCannotBeDraggedOutOfSight() {
        Viewport kept = new Viewport(1, 5000, -9000).kept(800, 600, 400, 300);

        assertThat(kept.x()).isLessThan(800);
        assertThat(kept.y() + 300).isGreaterThan(0);
    }

    @Test
    void theViewOfARegionCoversIt() {
        Region view = new Viewport(0.3, 10.5, -3).toView(new Region(100, 40, 7, 9));

        assertThat(view.x()).isLessThanOrEqualTo((int) (100 * 0.3 + 10.5));
        assertThat(view.endX()).isGreaterThanOrEqualTo((int) Math.ceil(107 * 0.3 + 10.5));
        assertThat(view.endY()).isGreaterThanOrEqualTo((int) Math.ceil(49 * 0.3 - 3));
    }
}
