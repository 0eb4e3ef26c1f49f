package limn.annotator.smart;

import java.util.Optional;
import limn.annotator.edit.Selection;
import limn.annotator.format.Picture;
import limn.annotator.model.Region;
import limn.annotator.opencv.Mats;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/** One object that a scripted person paints: the picture, what is to be painted, what does not count, and what is painted so far. */
final class PersonTask {
    final Picture picture;
    final Region box;
    final boolean[] truth;
    private final boolean[] counts;
    private boolean[] painted;

    /** What is wrong: the largest connected area of one kind of error, and the pixel that lies deepest in it. */
    record Fault(int x, int y, double depth, boolean missing, boolean[] area, float[] depths) {}

    PersonTask(Picture picture, boolean[] truth, boolean[] counts) {
        this.picture = picture;
        this.truth = truth;
        this.counts = counts;
        this.painted = new boolean[truth.length];
        int x0 = picture.width();
        int y0 = picture.height();
        int x1 = 0;
        int y1 = 0;
        for (int i = 0; i < truth.length; i++) {
            if (truth[i]) {
                x0 = Math.min(x0, i % picture.width());
                x1 = Math.max(x1, i % picture.width() + 1);
                y0 = Math.min(y0, i / picture.width());
                y1 = Math.max(y1, i / picture.width() + 1);
            }
        }
        box = Region.of(x0, y0, x1, y1);
    }

    Region all() { return new Region(0, 0, picture.width(), picture.height()); }

    PersonTask fresh() { return new PersonTask(picture, truth, counts); }

    int area() {
        int n = 0;
        for (boolean t : truth) {
            n += t ? 1 : 0;
        }
        return n;
    }

    double iou() { return iou(painted); }

    private double iou(boolean[] now) {
        long both = 0;
        long any = 0;
        for (int i = 0; i < now.length; i++) {
            if (counts[i]) {
                both += now[i] && truth[i] ? 1 : 0;
                any += now[i] || truth[i] ? 1 : 0;
            }
        }
        return (double) both / any;
    }

    private boolean[] with(Selection change, boolean add) {
        boolean[] next = painted.clone();
        change.runs((y, from, to) -> java.util.Arrays.fill(next, y * picture.width() + from, y * picture.width() + to,
                add));
        return next;
    }

    /** What the IoU would be. */
    double iouWith(Selection change, boolean add) { return iou(with(change, add)); }

    void paint(Selection change, boolean add) { painted = with(change, add); }

    /** The selection instead of all that was painted. */
    void replace(Selection whole) {
        painted = new boolean[truth.length];
        paint(whole, true);
    }

    /** Where a person looks next; empty if everything is right. */
    Optional<Fault> worst() {
        var missing = new byte[truth.length];
        var wrong = new byte[truth.length];
        for (int i = 0; i < truth.length; i++) {
            missing[i] = (byte) (counts[i] && truth[i] && !painted[i] ? 1 : 0);
            wrong[i] = (byte) (counts[i] && !truth[i] && painted[i] ? 1 : 0);
        }
        Optional<Fault> first = deepest(missing, true);
        Optional<Fault> second = deepest(wrong, false);
        if (first.isEmpty() || second.isEmpty()) {
            return first.or(() -> second);
        }
        return size(first.get().area()) >= size(second.get().area()) ? first : second;
    }

    private static int size(boolean[] area) {
        int n = 0;
        for (boolean a : area) {
            n += a ? 1 : 0;
        }
        return n;
    }

    private Optional<Fault> deepest(byte[] errors, boolean isMissing) {
        int w = picture.width();
        int h = picture.height();
        try (var mats = new Mats()) {
            Mat labels = mats.empty();
            Imgproc.connectedComponents(mats.of(h, w, CvType.CV_8UC1, errors), labels, 4, CvType.CV_32S);
            var part = new int[w * h];
            labels.get(0, 0, part);
            int largest = largest(part);
            if (largest == 0) {
                return Optional.empty();
            }
            var framed = new byte[(w + 2) * (h + 2)]; // beyond the picture nothing is wrong: keep off its border
            var area = new boolean[w * h];
            for (int i = 0; i < part.length; i++) {
                area[i] = part[i] == largest;
                framed[(i / w + 1) * (w + 2) + i % w + 1] = (byte) (area[i] ? 1 : 0);
            }
            Mat distance = mats.empty();
            Imgproc.distanceTransform(mats.of(h + 2, w + 2, CvType.CV_8UC1, framed), distance, Imgproc.DIST_L2, 5);
            var far = new float[framed.length];
            distance.get(0, 0, far);
            var depths = new float[w * h];
            int best = 0;
            for (int i = 0; i < depths.length; i++) {
                depths[i] = far[(i / w + 1) * (w + 2) + i % w + 1];
                best = depths[i] > depths[best] ? i : best;
            }
            return Optional.of(new Fault(best % w, best / w, depths[best], isMissing, area, depths));
        }
    }

    private static int largest(int[] part) {
        var sizes = new int[1 + java.util.Arrays.stream(part).max().orElse(0)];
        for (int p : part) {
            sizes[p]++;
        }
        int largest = 0;
        for (int i = 1; i < sizes.length; i++) {
            largest = largest == 0 || sizes[i] > sizes[largest] ? i : largest;
        }
        return largest;
    }
}
