package limn.annotator.smart;

import java.util.List;
import java.util.function.BooleanSupplier;
import limn.annotator.edit.Point;
import limn.annotator.edit.Selection;
import limn.annotator.edit.Shapes;
import limn.annotator.format.Picture;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import limn.annotator.opencv.Mats;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.imgproc.Imgproc;

/**
 * Cuts an object out of a box: colours inside and outside are modelled by mixtures of normal distributions, the outline is the cheapest
 * cut between them (Rother, Kolmogorov and Blake, <em>GrabCut</em>, SIGGRAPH 2004). A function of box and strokes: the same gesture
 * gives the same selection.
 *
 * @param box where the object is, pixels of the picture
 * @param object strokes over what belongs to it
 * @param other strokes over what does not
 */
public record GrabCut(Region box, List<Scribble> object, List<Scribble> other) {
    /** Samples that are looked at for a good result, about a quarter of a second; the outline is refined in the pixels. */
    public static final int SAMPLES = 200_000;
    /** Samples for a first impression, at once. */
    public static final int COARSE = 20_000;

    private static final int ROUNDS = 3;
    /** Parts, and gaps, of less than this share of the largest part are noise. */
    private static final double NOISE = 0.02;

    public GrabCut {
        object = List.copyOf(object);
        other = List.copyOf(other);
        if (box.isEmpty()) {
            throw new IllegalArgumentException("the box is empty");
        }
    }

    public GrabCut(Region box) { this(box, List.of(), List.of()); }

    /**
     * Finds the object.
     *
     * @param samples the most samples to look at
     * @return nothing if the box lies outside of the picture
     * @throws java.util.concurrent.CancellationException if the result is no longer wanted
     * @throws limn.annotator.opencv.OpenCvException if this machine has no OpenCV
     */
    public Selection select(Picture picture, int samples, BooleanSupplier cancelled) {
        Region all = new Region(0, 0, picture.width(), picture.height());
        if (box.intersect(all).isEmpty()) {
            return Selection.NOTHING;
        }
        Crop crop = Crop.of(picture, surroundings().intersect(all), samples);
        byte[] guess = guess(crop);
        Cancelled.check(cancelled);
        byte[] cut = cut(crop, guess, cancelled);
        return clean(Refinement.selection(crop, picture, cut, cancelled));
    }

    /** The box with as much around it as tells what is not the object. */
    private Region surroundings() {
        Region around = box;
        for (Scribble s : object) {
            around = around.union(s.box());
        }
        int margin = Math.max(8, Math.max(around.width(), around.height()) / 4);
        return Region.of(around.x() - margin, around.y() - margin, around.endX() + margin, around.endY() + margin);
    }

    private byte[] guess(Crop crop) {
        Mask.Editor marks = Mask.filled(crop.width(), crop.height(), Imgproc.GC_BGD).edit();
        int x1 = Math.max(crop.column(box.x()) + 1, crop.column(box.endX() - 1) + 1);
        for (int y = crop.row(box.y()); y <= crop.row(box.endY() - 1); y++) {
            marks.span(y, crop.column(box.x()), x1, Imgproc.GC_PR_FGD);
        }
        other.forEach(s -> s.draw(crop, marks, Imgproc.GC_BGD));
        object.forEach(s -> s.draw(crop, marks, Imgproc.GC_FGD));
        byte[] guess = marks.done().toBytes();
        frame(crop, guess);
        return guess;
    }

    /** A box as large as the picture shows nothing of the background: the frame has to do. */
    private static void frame(Crop crop, byte[] guess) {
        for (byte g : guess) {
            if (g == Imgproc.GC_BGD) {
                return;
            }
        }
        for (int i = 0; i < guess.length; i++) {
            int x = i % crop.width();
            int y = i / crop.width();
            if (x == 0 || y == 0 || x == crop.width() - 1 || y == crop.height() - 1) {
                guess[i] = Imgproc.GC_BGD;
            }
        }
    }

    private byte[] cut(Crop crop, byte[] guess, BooleanSupplier cancelled) {
        if (!has(guess, Imgproc.GC_FGD) && !has(guess, Imgproc.GC_PR_FGD)) {
            return new byte[guess.length];
        }
        try (var mats = new Mats()) {
            Core.setRNGSeed(1); // the mixtures begin with random means
            Mat image = crop.mat(mats);
            Mat marks = mats.of(crop.height(), crop.width(), CvType.CV_8UC1, guess);
            Mat background = mats.empty();
            Mat foreground = mats.empty();
            for (int round = 0; round < ROUNDS; round++) {
                Cancelled.check(cancelled);
                Imgproc.grabCut(image, marks, new Rect(), background, foreground, 1,
                        round == 0 ? Imgproc.GC_INIT_WITH_MASK : Imgproc.GC_EVAL);
            }
            byte[] cut = Mats.bytes(marks);
            for (int i = 0; i < cut.length; i++) {
                cut[i] = (byte) (cut[i] & 1); // GC_FGD and GC_PR_FGD are odd
            }
            return cut;
        }
    }

    private static boolean has(byte[] guess, int mark) {
        for (byte g : guess) {
            if (g == mark) {
                return true;
            }
        }
        return false;
    }

    /** Without specks and pinholes, but for those that a stroke asks for. */
    private Selection clean(Selection found) {
        if (found.isEmpty()) {
            return found;
        }
        int noise = (int) Math.max(2, NOISE * Shapes.largest(found));
        Selection parts = found.minus(without(Shapes.islands(found, noise), object));
        return parts.plus(without(Shapes.islands(Shapes.holes(parts), noise), other));
    }

    private static Selection without(Selection parts, List<Scribble> strokes) {
        Selection left = parts;
        for (Scribble stroke : strokes) {
            for (Point p : stroke.points()) {
                if (left.contains((int) p.x(), (int) p.y())) {
                    left = left.minus(Shapes.part(left, (int) p.x(), (int) p.y()));
                }
            }
        }
        return left;
    }
}
