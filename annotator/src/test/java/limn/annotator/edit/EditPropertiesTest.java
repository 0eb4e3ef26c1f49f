package limn.annotator.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import limn.annotator.model.ImageId;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class EditPropertiesTest {
    private static final int W = 60;
    private static final int H = 40;

    @Property(tries = 300)
    void aStrokeIsWhatLiesWithinTheRadiusOfItsLine(@ForAll @DoubleRange(min = -20, max = 80) double x0,
            @ForAll @DoubleRange(min = -20, max = 60) double y0, @ForAll @DoubleRange(min = -20, max = 80) double x1,
            @ForAll @DoubleRange(min = -20, max = 60) double y1,
            @ForAll @DoubleRange(min = 0.1, max = 25) double radius) {
        var editor = Mask.unlabelled(W, H).edit();
        Region touched = Brush.stroke(editor, x0, y0, x1, y1, radius, old -> 1);
        Mask mask = editor.done();
        for (int y = 0; y < H; y++) {
            for (int x = 0; x < W; x++) {
                double distance = distance(x + 0.5, y + 0.5, x0, y0, x1, y1);
                boolean underPen = x == Math.floor(x0) && y == Math.floor(y0)
                        || x == Math.floor(x1) && y == Math.floor(y1);
                if (Math.abs(distance - radius) > 1e-9) {
                    assertThat(mask.at(x, y) == 1).as("%d, %d", x, y).isEqualTo(distance < radius || underPen);
                }
                if (mask.at(x, y) == 1) {
                    assertThat(touched.contains(x, y)).isTrue();
                }
            }
        }
    }

    private static double distance(double px, double py, double x0, double y0, double x1, double y1) {
        double square = (x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0);
        double t = square == 0 ? 0 : Math.clamp(((px - x0) * (x1 - x0) + (py - y0) * (y1 - y0)) / square, 0, 1);
        return Math.hypot(px - (x0 + t * (x1 - x0)), py - (y0 + t * (y1 - y0)));
    }

    @Property(tries = 200)
    void theInverseOfAChangeGivesTheMaskBefore(@ForAll @DoubleRange(min = 0, max = 60) double x,
            @ForAll @DoubleRange(min = 0, max = 40) double y) {
        Mask before = Mask.filled(W, H, 3);
        var editor = before.edit();
        Brush.stamp(editor, x, y, 7, old -> 5);
        var change = Change.of(ChangeKind.BRUSH, new ImageId(1), before, editor.done());
        assertThat(change.inverse().after()).isSameAs(before);
        assertThat(change.inverse().inverse()).isEqualTo(change);
        assertThat(before).isEqualTo(Mask.filled(W, H, 3));
    }

    @Provide
    Arbitrary<byte[]> pixels() {
        return Arbitraries.bytes().between((byte) 0, (byte) 1).array(byte[].class).ofSize(20 * 15);
    }

    @Property(tries = 200)
    void aFloodReachesExactlyWhatIsConnected(@ForAll("pixels") byte[] pixels) {
        Mask before = Mask.of(20, 15, pixels);
        var editor = before.edit();
        Region touched = FloodFill.fill(editor, 10, 7, 9);
        Mask after = editor.done();
        var reached = new boolean[20 * 15];
        spread(before, reached, 10, 7, before.at(10, 7));
        for (int i = 0; i < reached.length; i++) {
            int x = i % 20;
            int y = i / 20;
            assertThat(after.at(x, y)).isEqualTo(reached[i] ? 9 : before.at(x, y));
            assertThat(!reached[i] || touched.contains(x, y)).isTrue();
        }
    }

    private static void spread(Mask mask, boolean[] reached, int x, int y, int value) {
        if (x < 0 || y < 0 || x >= mask.width() || y >= mask.height() || reached[y * mask.width() + x]
                || mask.at(x, y) != value) {
            return;
        }
        reached[y * mask.width() + x] = true;
        spread(mask, reached, x + 1, y, value);
        spread(mask, reached, x - 1, y, value);
        spread(mask, reached, x, y + 1, value);
        spread(mask, reached, x, y - 1, value);
    }

    @Provide
    Arbitrary<Point> point() {
        return Combinators.combine(Arbitraries.doubles().between(-30, 90), Arbitraries.doubles().between(-30, 70))
                .as(Point::new);
    }

    @Property(tries = 200)
    void areasThatShareABorderNeitherOverlapNorLeaveAGap(@ForAll("point") Point a, @ForAll("point") Point b) {
        // A rectangle around everything, cut along a line from corner to corner over two points of any place.
        var left = List.of(new Point(-40, -40), a, b, new Point(100, 80), new Point(-40, 80));
        var right = List.of(new Point(-40, -40), a, b, new Point(100, 80), new Point(100, -40));
        var counts = Mask.filled(W, H, 0).edit();
        Polygon.fill(counts, left, old -> old + 1);
        Polygon.fill(counts, right, old -> old + 1);
        Mask mask = counts.done();
        long[] histogram = mask.histogram();
        assertThat(histogram[1]).isEqualTo((long) W * H);
    }
}
