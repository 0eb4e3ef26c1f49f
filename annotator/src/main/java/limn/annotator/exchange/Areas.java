package limn.annotator.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import limn.annotator.model.Mask;

/**
 * The connected parts of a mask as rings along pixel edges (crack following). Pixels that touch at a corner only are not connected;
 * holes are what is left, so holes that touch at a corner are one. Every ring has an edge with the area at its right and something else
 * at its left: rings are found at these edges, row by row, which meets the outer ring of a part first and its holes from above.
 */
final class Areas {
    private static final int[] DX = {0, 1, 0, -1}; // up, right, down, left
    private static final int[] DY = {-1, 0, 1, 0};

    /** A part that is not finished. */
    private record Part(int[] outer, List<Area.Hole> holes) {}

    private final Mask mask;
    private final int value;
    /** The part that has the area right of an up-going edge, by the edge's pixel. */
    private final Map<Long, Part> parts = new HashMap<>();
    private final List<Part> found = new ArrayList<>();

    private Areas(Mask mask, int value) {
        this.mask = mask;
        this.value = value;
    }

    /** The parts of a value, in the order of their first pixel, row by row. */
    static List<Area> of(Mask mask, int value) {
        var areas = new Areas(mask, value);
        for (int y = 0; y < mask.height(); y++) {
            boolean left = false;
            for (int x = 0; x < mask.width(); x++) {
                boolean here = mask.at(x, y) == value;
                if (here && !left && !areas.parts.containsKey(key(x, y))) {
                    areas.ring(x, y);
                }
                left = here;
            }
        }
        return areas.found.stream().map(part -> new Area(part.outer(), part.holes())).toList();
    }

    private boolean is(int x, int y) {
        return x >= 0 && y >= 0 && x < mask.width() && y < mask.height() && mask.at(x, y) == value;
    }

    private static long key(int x, int y) { return (long) y << 32 | x; }

    /** The ring with the up-going edge at the left of a pixel. */
    private void ring(int x, int y) {
        var upward = new ArrayList<Long>();
        int[] corners = walk(x, y, upward);
        boolean outer = turns(corners) > 0;
        Part part;
        if (outer) {
            part = new Part(corners, new ArrayList<>());
            found.add(part);
        } else {
            int left = x - 1; // the hole's first run in its highest row ends before x
            while (!is(left, y)) {
                left--;
            }
            int bridge = left;
            while (is(bridge - 1, y - 1)) {
                bridge--;
            }
            part = java.util.Objects.requireNonNull(parts.get(key(bridge, y - 1)));
            part.holes().add(new Area.Hole(beginningAt(corners, left + 1, y), bridge));
        }
        for (long edge : upward) {
            parts.put(edge, part);
        }
    }

    /** Corners of a ring, from the lower end of the up-going edge at the left of a pixel. */
    private int[] walk(int startX, int startY, List<Long> upward) {
        var corners = new Ints();
        int x = startX;
        int y = startY + 1;
        int direction = 0;
        do {
            if (direction == 0) {
                upward.add(key(x, y - 1));
            }
            x += DX[direction];
            y += DY[direction];
            int turned = turned(x, y, direction);
            if (turned != direction) {
                corners.add(x);
                corners.add(y);
            }
            direction = turned;
        } while (x != startX || y != startY + 1 || direction != 0);
        return corners.toArray();
    }

    /** Where the border goes on at a corner of pixels, with the area at its right. */
    private int turned(int x, int y, int direction) {
        // the pixels ahead: that at the right hand and that at the left
        int rightX = x + (direction == 0 || direction == 1 ? 0 : -1);
        int rightY = y + (direction == 1 || direction == 2 ? 0 : -1);
        int leftX = x + (direction == 1 || direction == 2 ? 0 : -1);
        int leftY = y + (direction == 2 || direction == 3 ? 0 : -1);
        if (!is(rightX, rightY)) {
            return (direction + 1) % 4;
        }
        return is(leftX, leftY) ? (direction + 3) % 4 : direction;
    }

    /** Twice the area that a ring encloses; positive if it goes clockwise as seen on the screen. */
    private static long turns(int[] ring) {
        long sum = 0;
        for (int i = 0; i < ring.length; i += 2) {
            int j = (i + 2) % ring.length;
            sum += (long) ring[i] * ring[j + 1] - (long) ring[j] * ring[i + 1];
        }
        return sum;
    }

    private static int[] beginningAt(int[] ring, int x, int y) {
        int at = 0;
        while (ring[at] != x || ring[at + 1] != y) {
            at += 2;
        }
        var turned = new int[ring.length];
        System.arraycopy(ring, at, turned, 0, ring.length - at);
        System.arraycopy(ring, 0, turned, ring.length - at, at);
        return turned;
    }
}
