package limn.annotator.smart;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import limn.annotator.edit.Selection;
import limn.annotator.format.Picture;

/**
 * Brings the labels of a crop to the pixels of the picture. Where a sample and all its neighbours have one label, so have its pixels;
 * along borders each pixel takes the label whose samples around are most like it in colour and nearest to it: joint bilateral
 * upsampling (Kopf, Cohen, Lischinski and Uyttendaele, SIGGRAPH 2007). Costs the border, measured in samples: where a sample is more
 * than eight pixels wide, a border is found to an eighth of a sample.
 */
final class Refinement {
    /** How different colours may be, levels of 0..255. */
    private static final double COLOUR = 20;
    /** Into how many parts a wide sample is divided along borders, along each side. */
    private static final int PARTS = 8;
    /** How far samples may be, in samples. */
    private static final double DISTANCE = 0.75;
    /** How much a sample counts, by the square of its difference in colour; beyond the last it counts as that. */
    private static final double[] LIKE = new double[1 << 14];

    static {
        for (int i = 0; i < LIKE.length; i++) {
            LIKE[i] = Math.exp(-i / (2 * COLOUR * COLOUR));
        }
    }

    private final Crop crop;
    private final Picture picture;
    private final byte[] labels;
    private final int step;
    private final Map<Integer, Selection.Builder> builders = new TreeMap<>();
    private final double[] votes = new double[256];
    /** How much the sample before, the own and the next count, by the place of a pixel in its sample: three for each. */
    private final double[] near;

    private Refinement(Crop crop, Picture picture, byte[] labels) {
        this.crop = crop;
        this.picture = picture;
        this.labels = labels;
        this.step = Math.max(1, crop.shrink() / PARTS);
        near = new double[crop.shrink() * 3];
        for (int i = 0; i < near.length; i++) {
            double way = i % 3 - 1 - ((i / 3 + 0.5) / crop.shrink() - 0.5);
            near[i] = Math.exp(-way * way / (2 * DISTANCE * DISTANCE));
        }
    }

    /**
     * The pixels of each label.
     *
     * @param labels one for each sample of the crop
     * @param except a label that nobody wants to know about, or -1
     */
    static Map<Integer, Selection> selections(Crop crop, Picture picture, byte[] labels, int except,
            BooleanSupplier cancelled) {
        var refinement = new Refinement(crop, picture, labels);
        for (int row = 0; row < crop.height(); row++) {
            Cancelled.check(cancelled);
            refinement.row(row, except);
        }
        var selections = new TreeMap<Integer, Selection>();
        refinement.builders.forEach((label, builder) -> selections.put(label, builder.build()));
        return selections;
    }

    /** The pixels of samples that are not 0. */
    static Selection selection(Crop crop, Picture picture, byte[] chosen, BooleanSupplier cancelled) {
        return selections(crop, picture, chosen, 0, cancelled).getOrDefault(1, Selection.NOTHING);
    }

    private void row(int row, int except) {
        int y0 = crop.region().y() + row * crop.shrink();
        int y1 = Math.min(y0 + crop.shrink(), crop.region().endY());
        var even = new boolean[crop.width()];
        for (int column = 0; column < crop.width(); column++) {
            even[column] = crop.shrink() == 1 || isEven(column, row);
        }
        for (int y = y0; y < y1; y += step) {
            lines(y, Math.min(y + step, y1), row, even, except);
        }
    }

    private void lines(int y, int endY, int row, boolean[] even, int except) {
        int start = crop.region().x();
        int present = -1;
        for (int x = crop.region().x(); x < crop.region().endX();) {
            int column = (x - crop.region().x()) / crop.shrink();
            int label = even[column] ? label(column, row) : vote(x, y, column, row);
            if (label != present) {
                add(present, y, endY, start, x, except);
                present = label;
                start = x;
            }
            int next = crop.region().x() + (column + 1) * crop.shrink();
            x = even[column] ? next : Math.min(x + step, next);
        }
        add(present, y, endY, start, crop.region().endX(), except);
    }

    private void add(int label, int y, int endY, int from, int to, int except) {
        if (label >= 0 && label != except && from < to) {
            var builder = builders.computeIfAbsent(label, l -> new Selection.Builder(crop.region()));
            for (int line = y; line < endY; line++) {
                builder.add(line, from, to);
            }
        }
    }

    private int label(int column, int row) { return labels[row * crop.width() + column] & 0xFF; }

    private boolean isEven(int column, int row) {
        int label = label(column, row);
        for (int r = Math.max(0, row - 1); r <= Math.min(crop.height() - 1, row + 1); r++) {
            for (int c = Math.max(0, column - 1); c <= Math.min(crop.width() - 1, column + 1); c++) {
                if (label(c, r) != label) {
                    return false;
                }
            }
        }
        return true;
    }

    private int vote(int x, int y, int column, int row) {
        int best = label(column, row);
        int across = (x - crop.region().x() - column * crop.shrink()) * 3 + 1 - column;
        int down = (y - crop.region().y() - row * crop.shrink()) * 3 + 1 - row;
        int pixel = picture.argb()[y * picture.width() + x];
        int r0 = Math.max(0, row - 1);
        int r1 = Math.min(crop.height() - 1, row + 1);
        int c0 = Math.max(0, column - 1);
        int c1 = Math.min(crop.width() - 1, column + 1);
        for (int r = r0; r <= r1; r++) {
            for (int c = c0; c <= c1; c++) {
                votes[label(c, r)] += near[across + c] * near[down + r] * likeness(pixel, c, r);
            }
        }
        double most = votes[best];
        for (int r = r0; r <= r1; r++) {
            for (int c = c0; c <= c1; c++) {
                int label = label(c, r);
                if (votes[label] > most) {
                    most = votes[label];
                    best = label;
                }
            }
        }
        for (int r = r0; r <= r1; r++) {
            for (int c = c0; c <= c1; c++) {
                votes[label(c, r)] = 0;
            }
        }
        return best;
    }

    private double likeness(int pixel, int column, int row) {
        int at = (row * crop.width() + column) * 3;
        int b = (pixel & 0xFF) - (crop.bgr()[at] & 0xFF);
        int g = (pixel >> 8 & 0xFF) - (crop.bgr()[at + 1] & 0xFF);
        int r = (pixel >> 16 & 0xFF) - (crop.bgr()[at + 2] & 0xFF);
        return LIKE[Math.min(LIKE.length - 1, r * r + g * g + b * b)];
    }
}
