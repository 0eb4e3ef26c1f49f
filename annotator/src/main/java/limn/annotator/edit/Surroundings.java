package limn.annotator.edit;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;

/** Lets what lies around some pixels flow over them: each takes the value that reaches it first over edges. For one use, one thread. */
final class Surroundings {
    private final Mask.Editor editor;
    private final Selection pixels;
    private final Region region;
    private final BitSet reached = new BitSet();
    private long[] queue = new long[256];
    private int tail;

    private Surroundings(Mask.Editor editor, Selection pixels) {
        this.editor = editor;
        this.pixels = pixels;
        this.region = pixels.region();
    }

    /**
     * Fills pixels from around them, ring by ring. Pixels that nothing reaches stay as they are.
     *
     * @param except a value that does not flow: that of the pixels themselves
     * @param paint how a value is painted, as {@code old -> new}
     */
    static void flowOver(Mask.Editor editor, Selection pixels, int except, IntFunction<IntUnaryOperator> paint) {
        var flow = new Surroundings(editor, pixels);
        pixels.runs((y, from, to) -> {
            for (int x = from; x < to; x++) {
                int value = flow.around(x, y, except);
                if (value >= 0) {
                    flow.push(x, y, value);
                }
            }
        });
        flow.run(paint);
    }

    private int around(int x, int y, int except) {
        for (int side = 0; side < 4; side++) {
            int nx = x + (side == 0 ? -1 : side == 1 ? 1 : 0);
            int ny = y + (side == 2 ? -1 : side == 3 ? 1 : 0);
            boolean inside = nx >= 0 && ny >= 0 && nx < editor.width() && ny < editor.height();
            if (inside && !pixels.contains(nx, ny) && editor.at(nx, ny) != except) {
                return editor.at(nx, ny);
            }
        }
        return -1;
    }

    private void push(int x, int y, int value) {
        int bit = (y - region.y()) * region.width() + x - region.x();
        if (!pixels.contains(x, y) || reached.get(bit)) {
            return;
        }
        reached.set(bit);
        if (tail == queue.length) {
            queue = Arrays.copyOf(queue, tail * 2);
        }
        queue[tail++] = (long) y << 32 | (long) x << 8 | value;
    }

    private void run(IntFunction<IntUnaryOperator> paint) {
        for (int head = 0; head < tail; head++) {
            int y = (int) (queue[head] >> 32);
            int x = (int) (queue[head] >> 8 & 0xFFFFFF);
            int value = (int) (queue[head] & 0xFF);
            editor.map(y, x, x + 1, paint.apply(value));
            push(x - 1, y, value);
            push(x + 1, y, value);
            push(x, y - 1, value);
            push(x, y + 1, value);
        }
    }
}
