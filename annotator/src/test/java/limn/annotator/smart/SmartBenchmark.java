package limn.annotator.smart;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import limn.annotator.edit.Point;
import limn.annotator.format.Picture;
import limn.annotator.model.Region;
import limn.annotator.opencv.OpenCv;

/**
 * How long the smart tools take on a small and on a very large picture, in milliseconds of one core: the median of five. The gesture has the
 * same size on the screen: all of the picture is looked at. Needs a heap of 1.5 GB.
 */
public final class SmartBenchmark {
    private static final BooleanSupplier WANTED = () -> false;

    private SmartBenchmark() {}

    public static void main(String[] args) {
        OpenCv.load();
        System.out.println("| tool | 1000 x 750 | 12000 x 9000 |\n|---|---|---|"); // for a person at a terminal
        var tools = List.of("wand", "wand, first impression", "wand, a small object",
                "live-wire, map of an anchor", "live-wire, a way", "cut-out, first impression",
                "cut-out",
                "superpixels, first stroke", "scribbles, first impression", "scribbles");
        double[] small = all(new Scenes(1000, 750).picture);
        double[] large = all(new Scenes(12000, 9000).picture);
        for (int i = 0; i < tools.size(); i++) {
            System.out.printf(Locale.ROOT, "| %s | %.0f | %.0f |%n", tools.get(i), small[i], large[i]);
        }
    }

    private static double[] all(Picture picture) {
        int w = picture.width();
        int h = picture.height();
        var all = new Region(0, 0, w, h);
        int shrink = Math.max(1, w / 1000);
        var middle = new Point(w * 0.5, h * 0.45);
        Region box = Region.of((int) (w * 0.15), (int) (h * 0.15), (int) (w * 0.85), (int) (h * 0.75));
        var object = new Scribble(List.of(new Point(w * 0.4, h * 0.45), new Point(w * 0.6, h * 0.45)), w / 100.0);
        var other = new Scribble(List.of(new Point(w * 0.05, h * 0.05), new Point(w * 0.95, h * 0.05)), w / 100.0);
        var areas = new Watershed(all, Map.of(1, List.of(object), 2, List.of(other)));
        var dot = new Point(w * 0.9, h * 0.85);
        for (int y = (int) (h * 0.83); y < h * 0.87; y++) { // a small object beside the large one
            Arrays.fill(picture.argb(), y * w + (int) (w * 0.885), y * w + (int) (w * 0.915), 0xFFE0E040);
        }
        try (LiveWire wire = LiveWire.from(picture, middle, shrink, WANTED)) {
            return new double[]{
                    median(() -> new MagicWand(40, 1).select(picture, all, middle, MagicWand.SAMPLES, WANTED)),
                    median(() -> new MagicWand(40, 1).select(picture, all, middle, 1 << 17, WANTED)),
                    median(() -> new MagicWand(40, 1).select(picture, all, dot, MagicWand.SAMPLES, WANTED)),
                    median(() -> LiveWire.from(picture, middle, shrink, WANTED).close()),
                    median(() -> wire.to(new Point(w * 0.6, h * 0.55))),
                    median(() -> new GrabCut(box).select(picture, GrabCut.COARSE, WANTED)),
                    median(() -> new GrabCut(box).select(picture, GrabCut.SAMPLES, WANTED)),
                    median(() -> new Superpixels(picture, 24 * shrink).under(object.points(), WANTED)),
                    median(() -> areas.select(picture, 1 << 15, WANTED)),
                    median(() -> areas.select(picture, Watershed.SAMPLES, WANTED))};
        }
    }

    private static double median(Runnable tool) {
        var times = new double[5];
        for (int i = 0; i < times.length; i++) {
            var threads = java.lang.management.ManagementFactory.getThreadMXBean();
            long start = threads.getCurrentThreadCpuTime();
            tool.run();
            times[i] = (threads.getCurrentThreadCpuTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[2];
    }
}
