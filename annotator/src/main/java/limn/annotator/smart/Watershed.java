package limn.annotator.smart;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import limn.annotator.edit.Selection;
import limn.annotator.format.Picture;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import limn.annotator.opencv.Mats;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Lets scribbles of several classes grow until they meet, along the edges of the picture (Meyer, <em>Color image segmentation</em>,
 * 1992): the areas of all classes at once.
 *
 * @param within how far they may grow
 * @param scribbles by class, or by what else is to be painted
 */
public record Watershed(Region within, Map<Integer, List<Scribble>> scribbles) {
    /** Samples that are looked at for a good result. */
    public static final int SAMPLES = 1 << 19;

    private static final int FRAME = 254;
    private static final int OPEN = 255;

    public Watershed {
        scribbles = new TreeMap<>(scribbles);
        scribbles.keySet().stream().filter(value -> value < 0 || value > 255).findAny().ifPresent(value -> {
            throw new IllegalArgumentException("a scribble's value must be in 0..255 but is " + value);
        });
        if (scribbles.size() > FRAME) {
            throw new IllegalArgumentException("at most " + FRAME + " classes but got " + scribbles.size());
        }
    }

    /**
     * Finds the areas. With scribbles of one class alone, the frame of the region stands for everything else.
     *
     * @param samples the most samples to look at
     * @return the pixels of each class; nothing if no scribble lies in the region
     * @throws java.util.concurrent.CancellationException if the result is no longer wanted
     * @throws limn.annotator.opencv.OpenCvException if this machine has no OpenCV
     */
    public Map<Integer, Selection> select(Picture picture, int samples, BooleanSupplier cancelled) {
        Region seen = within.intersect(new Region(0, 0, picture.width(), picture.height()));
        List<Integer> classes = List.copyOf(scribbles.keySet());
        if (seen.isEmpty() || classes.isEmpty()) {
            return Map.of();
        }
        Crop crop = Crop.of(picture, seen, samples);
        byte[] marks = marks(crop, classes);
        Cancelled.check(cancelled);
        byte[] areas = grow(crop, marks);
        Cancelled.check(cancelled);
        var selections = new TreeMap<Integer, Selection>();
        Refinement.selections(crop, picture, areas, FRAME, cancelled).forEach((index, selection) -> {
            if (index < classes.size()) {
                selections.put(classes.get(index), selection);
            }
        });
        return selections;
    }

    private byte[] marks(Crop crop, List<Integer> classes) {
        Mask.Editor marks = Mask.filled(crop.width(), crop.height(), OPEN).edit();
        if (classes.size() == 1) {
            for (int y = 0; y < crop.height(); y++) {
                boolean edge = y < 2 || y >= crop.height() - 2;
                marks.span(y, 0, edge ? crop.width() : 2, FRAME);
                marks.span(y, crop.width() - 2, crop.width(), FRAME);
            }
        }
        for (int i = 0; i < classes.size(); i++) {
            int index = i;
            scribbles.getOrDefault(classes.get(i), List.of()).forEach(s -> s.draw(crop, marks, index));
        }
        return marks.done().toBytes();
    }

    private static byte[] grow(Crop crop, byte[] marks) {
        var seeds = new int[marks.length];
        for (int i = 0; i < marks.length; i++) {
            int mark = marks[i] & 0xFF;
            seeds[i] = mark == OPEN ? 0 : mark + 1;
        }
        try (var mats = new Mats()) {
            Mat image = crop.mat(mats);
            Imgproc.GaussianBlur(image, image, new Size(3, 3), 0);
            Mat areas = mats.of(crop.height(), crop.width(), CvType.CV_32SC1, seeds);
            Imgproc.watershed(image, areas);
            areas.get(0, 0, seeds);
        }
        for (int i = 0; i < marks.length; i++) {
            marks[i] = (byte) (marks[i] != (byte) OPEN ? marks[i] : seeds[i] > 0 ? seeds[i] - 1 : OPEN);
        }
        return closed(crop, marks);
    }

    /** Lines between areas, and the frame that the library leaves out, go to a neighbour. */
    private static byte[] closed(Crop crop, byte[] areas) {
        byte[] from = areas;
        for (int round = 0; round < 3; round++) {
            byte[] to = from.clone();
            for (int i = 0; i < from.length; i++) {
                if (from[i] == (byte) OPEN) {
                    to[i] = neighbour(crop, from, i);
                }
            }
            from = to;
        }
        return from;
    }

    private static byte neighbour(Crop crop, byte[] areas, int i) {
        int x = i % crop.width();
        if (x > 0 && areas[i - 1] != (byte) OPEN) {
            return areas[i - 1];
        }
        if (x + 1 < crop.width() && areas[i + 1] != (byte) OPEN) {
            return areas[i + 1];
        }
        if (i >= crop.width() && areas[i - crop.width()] != (byte) OPEN) {
            return areas[i - crop.width()];
        }
        return i + crop.width() < areas.length ? areas[i + crop.width()] : areas[i];
    }
}
