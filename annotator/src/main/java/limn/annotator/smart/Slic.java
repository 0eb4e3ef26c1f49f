package limn.annotator.smart;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Superpixels: k-means of colour and place, each centre looking no further than two cells (Achanta, Shaji, Smith, Lucchi, Fua and
 * Süsstrunk, <em>SLIC Superpixels Compared to State-of-the-Art Superpixel Methods</em>, PAMI 34(11), 2012), in the variant without a
 * parameter (SLICO): colour counts in each cell by how much it varies there, so cells follow faint edges in calm places as well as
 * strong ones in textures. Afterwards every cell is connected over edges: crumbs are given to a neighbour. For one crop, one thread.
 */
final class Slic {
    private static final int ROUNDS = 6;
    /** Square of the colour distance that a cell's width counts as, at first. */
    private static final float FIRST = 10 * 10;
    /** It never counts as less, or noise would make the cells ragged. */
    private static final float LEAST = 2 * 2;

    private final int width;
    private final int height;
    private final int cell;
    private final float[] lab;
    private final int[] labels;
    private final float[] distances;
    private float[] centres = {}; // l, a, b, x, y of each
    private float[] furthest = {}; // the largest square of a colour distance within each

    private Slic(Crop crop, int cell) {
        width = crop.width();
        height = crop.height();
        this.cell = cell;
        lab = Lab.of(crop);
        labels = new int[width * height];
        distances = new float[width * height];
    }

    /**
     * The cell of every sample, numbered from 0 on without gaps.
     *
     * @param cell width of a cell in samples, at least 2
     */
    static int[] labels(Crop crop, int cell, BooleanSupplier cancelled) {
        var slic = new Slic(crop, cell);
        slic.seed();
        for (int round = 0; round < ROUNDS; round++) {
            Cancelled.check(cancelled);
            slic.assign();
            slic.move();
        }
        return slic.connected();
    }

    private void seed() {
        int columns = Math.max(1, Math.round((float) width / cell));
        int rows = Math.max(1, Math.round((float) height / cell));
        centres = new float[columns * rows * 5];
        furthest = new float[columns * rows];
        Arrays.fill(furthest, FIRST);
        for (int i = 0; i < columns * rows; i++) {
            int x = (int) ((i % columns + 0.5f) * width / columns);
            int y = (int) ((i / columns + 0.5f) * height / rows);
            int best = calmest(x, y);
            System.arraycopy(lab, best * 3, centres, i * 5, 3);
            centres[i * 5 + 3] = best % width;
            centres[i * 5 + 4] = best / width;
        }
    }

    /** The sample of the 3 x 3 around with the smallest gradient, so that no centre begins on an edge. */
    private int calmest(int x, int y) {
        int best = y * width + x;
        float least = Float.MAX_VALUE;
        for (int cy = Math.max(1, y - 1); cy <= Math.min(height - 2, y + 1); cy++) {
            for (int cx = Math.max(1, x - 1); cx <= Math.min(width - 2, x + 1); cx++) {
                int i = cy * width + cx;
                float gradient = colour(i - 1, i + 1) + colour(i - width, i + width);
                if (gradient < least) {
                    least = gradient;
                    best = i;
                }
            }
        }
        return best;
    }

    private float colour(int i, int j) {
        float l = lab[i * 3] - lab[j * 3];
        float a = lab[i * 3 + 1] - lab[j * 3 + 1];
        float b = lab[i * 3 + 2] - lab[j * 3 + 2];
        return l * l + a * a + b * b;
    }

    private void assign() {
        Arrays.fill(distances, Float.MAX_VALUE);
        int reach = cell + cell / 2;
        for (int k = 0; k * 5 < centres.length; k++) {
            float cl = centres[k * 5];
            float ca = centres[k * 5 + 1];
            float cb = centres[k * 5 + 2];
            float cx = centres[k * 5 + 3];
            float cy = centres[k * 5 + 4];
            float place = furthest[k] / ((float) cell * cell);
            float scale = 1 / furthest[k];
            int x0 = Math.max(0, (int) cx - reach);
            int x1 = Math.min(width, (int) cx + reach + 1);
            int y1 = Math.min(height, (int) cy + reach + 1);
            for (int y = Math.max(0, (int) cy - reach); y < y1; y++) {
                float dy = (y - cy) * (y - cy) * place;
                for (int i = y * width + x0, j = i * 3; i < y * width + x1; i++, j += 3) {
                    float l = lab[j] - cl;
                    float a = lab[j + 1] - ca;
                    float b = lab[j + 2] - cb;
                    float dx = i - y * width - cx;
                    float distance = (l * l + a * a + b * b + dx * dx * place + dy) * scale;
                    if (distance < distances[i]) {
                        distances[i] = distance;
                        labels[i] = k;
                    }
                }
            }
        }
    }

    private void move() {
        int count = centres.length / 5;
        var sums = new double[count * 5];
        var sizes = new int[count];
        for (int i = 0; i < labels.length; i++) {
            int k = labels[i];
            sums[k * 5] += lab[i * 3];
            sums[k * 5 + 1] += lab[i * 3 + 1];
            sums[k * 5 + 2] += lab[i * 3 + 2];
            sums[k * 5 + 3] += i % width;
            sums[k * 5 + 4] += i / width;
            sizes[k]++;
        }
        Arrays.fill(furthest, LEAST);
        for (int i = 0; i < labels.length; i++) {
            furthest[labels[i]] = Math.max(furthest[labels[i]], toCentre(i, labels[i]));
        }
        for (int i = 0; i < sums.length; i++) {
            if (sizes[i / 5] > 0) {
                centres[i] = (float) (sums[i] / sizes[i / 5]);
            }
        }
    }

    private float toCentre(int i, int k) {
        float l = lab[i * 3] - centres[k * 5];
        float a = lab[i * 3 + 1] - centres[k * 5 + 1];
        float b = lab[i * 3 + 2] - centres[k * 5 + 2];
        return l * l + a * a + b * b;
    }

    /** Numbers connected parts anew; a part of less than a quarter of a cell takes the number of what it touches first. */
    private int[] connected() {
        var numbers = new int[labels.length];
        Arrays.fill(numbers, -1);
        var queue = new int[labels.length];
        int next = 0;
        for (int start = 0; start < labels.length; start++) {
            if (numbers[start] >= 0) {
                continue;
            }
            int before = start % width > 0 ? numbers[start - 1] : start >= width ? numbers[start - width] : -1;
            int size = flood(start, next, numbers, queue);
            if (size * 4 < cell * cell && before >= 0) {
                for (int i = 0; i < size; i++) {
                    numbers[queue[i]] = before;
                }
            } else {
                next++;
            }
        }
        return numbers;
    }

    private int flood(int start, int number, int[] numbers, int[] queue) {
        int size = 1;
        queue[0] = start;
        numbers[start] = number;
        for (int head = 0; head < size; head++) {
            int i = queue[head];
            int x = i % width;
            for (int side = 0; side < 4; side++) {
                int j = side == 0 ? i - 1 : side == 1 ? i + 1 : side == 2 ? i - width : i + width;
                boolean inside = side == 0 ? x > 0 : side == 1 ? x + 1 < width : j >= 0 && j < labels.length;
                if (inside && numbers[j] < 0 && labels[j] == labels[i]) {
                    numbers[j] = number;
                    queue[size++] = j;
                }
            }
        }
        return size;
    }
}
