package limn.annotator.view;

import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.layout.StackPane;
import limn.annotator.edit.Point;
import limn.annotator.format.Picture;
import limn.annotator.model.Mask;

/**
 * How long frames and strokes of the canvas take on a large picture. Arguments: width and height of the picture, by default 12000 9000.
 * Run with {@code -Dglass.platform=Headless -Dprism.order=sw}; see docs/benchmarks.md.
 */
public final class CanvasBenchmark {
    private static final int STROKES = 10_000;

    private final MaskCanvas canvas;
    private final FrameTimes times;

    private CanvasBenchmark(MaskCanvas canvas) {
        this.canvas = canvas;
        times = new FrameTimes(canvas);
    }

    public static void main(String[] args) throws Exception {
        int width = args.length > 1 ? Integer.parseInt(args[0]) : 12000;
        int height = args.length > 1 ? Integer.parseInt(args[1]) : 9000;
        Fx.start();
        Picture picture = Pictures.plain(width, height, 0xFF808080);
        scatter(picture);
        long start = System.nanoTime();
        Pyramid pyramid = Pyramid.build(picture);
        FrameTimes.report("pyramid, ms", (System.nanoTime() - start) / 1e6);
        Mask mask = DemoScenes.mask(width, height);
        var canvas = Fx.on(() -> new MaskCanvas(ViewTexts.of(Locale.ENGLISH)));
        Fx.show(new StackPane(canvas), 1000, 950);
        Fx.on(() -> {
            canvas.show(pyramid, mask, Pictures.classes());
            canvas.setActive(2);
            return 0;
        });
        new CanvasBenchmark(canvas).run();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        FrameTimes.report("heap in use, MB", (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0);
        Platform.exit();
    }

    private static void scatter(Picture picture) {
        int[] pixels = picture.argb();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 0xFF000000 | i * 0x9E3779B1 >>> 8;
        }
    }

    private void run() throws Exception {
        for (int round = 0; round < 2; round++) {
            String warm = round == 0 ? "(warming up) " : "";
            atFit();
            frames(warm + "fit");
            atPixels();
            frames(warm + "100 %");
            atFit();
            times.measure(warm + "zoom to 30 times and back",
                    i -> canvas.zoomBy(i < FrameTimes.FRAMES / 2 ? 1.12 : 1 / 1.12));
            styles(warm);
        }
        radius(2000);
        atFit();
        double before = stamp("before the strokes");
        strokes();
        double after = stamp("after " + STROKES + " strokes");
        FrameTimes.report("after to before", after / before);
    }

    private void atFit() throws Exception {
        Fx.on(() -> {
            canvas.fit();
            return 0;
        });
    }

    private void atPixels() throws Exception {
        Fx.on(() -> {
            canvas.actions().zoomToPixels();
            return 0;
        });
    }

    private void frames(String what) throws Exception {
        int half = FrameTimes.FRAMES / 2;
        times.measure(what + ": pan", i -> canvas.panBy(i < half ? 9 : -9, i < half ? 4 : -4));
        radius(200);
        stamp(what);
    }

    private void radius(double radius) throws Exception {
        Fx.on(() -> {
            canvas.setBrushRadius(radius);
            return 0;
        });
        if (radius == 2000) {
            for (boolean fit : new boolean[]{true, false}) {
                if (fit) {
                    atFit();
                } else {
                    atPixels();
                }
                stamp(fit ? "fit" : "100 %");
            }
            radius(200);
        }
    }

    /** One stroke of as many stamps as frames, by events of the mouse. Returns the median from event to pixel. */
    private double stamp(String what) throws Exception {
        Fx.on(() -> {
            canvas.edits().begin(canvas.toImage(300, 300), false);
            return 0;
        });
        double median = times.measure(
                String.format(Locale.ROOT, "%s: stamp r=%.0f", what, canvas.getBrushRadius()), i -> {
                    Point at = canvas.toImage(300 + i * 5, 300 + i * 3);
                    canvas.edits().extend(at);
                });
        Fx.on(canvas.edits()::abandon);
        return median;
    }

    private void styles(String warm) throws Exception {
        atFit();
        Fx.on(() -> {
            canvas.look().outlineProperty().set(true);
            return 0;
        });
        times.measure(warm + "fit, outlines only: pan", i -> canvas.panBy(i % 2 == 0 ? 9 : -9, 0));
        Fx.on(() -> {
            canvas.look().outlineProperty().set(false);
            canvas.look().toneProperty().set(new Tone(1.5, 1.2, Tone.Channel.ALL));
            return 0;
        });
        times.measure(warm + "fit, contrast and gamma: pan", i -> canvas.panBy(i % 2 == 0 ? 9 : -9, 0));
        Fx.on(() -> {
            canvas.actions().resetTone();
            return 0;
        });
    }

    /** Short strokes all over the picture, each committed. */
    private void strokes() throws Exception {
        atFit();
        long start = System.nanoTime();
        for (int i = 0; i < STROKES; i++) {
            int n = i;
            Fx.on(() -> {
                canvas.setBrushRadius(20 + n % 40);
                canvas.setActive(n % 3);
                double x = n * 7919L % 900 + 50;
                double y = n * 104729L % 700 + 50;
                canvas.edits().begin(canvas.toImage(x, y), false);
                canvas.edits().extend(canvas.toImage(x + 6, y + 4));
                canvas.edits().commit();
                canvas.setBrushRadius(200);
                return 0;
            });
        }
        FrameTimes.report("one of " + STROKES + " short strokes, ms", (System.nanoTime() - start) / 1e6 / STROKES);
    }
}
