package limn.annotator.view;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.layout.StackPane;
import limn.annotator.edit.Point;
import limn.annotator.format.Picture;
import limn.annotator.model.Mask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long frames of the canvas take on a large picture. Arguments: width and height of the picture, by default 12000 9000. Run with
 * {@code -Dglass.platform=Headless -Dprism.order=sw -Djavafx.animation.fullspeed=true}.
 */
public final class CanvasBenchmark {
    private static final Logger LOG = LoggerFactory.getLogger(CanvasBenchmark.class);
    private static final int FRAMES = 60;

    private interface Frame { void at(int index); }

    private CanvasBenchmark() {}

    public static void main(String[] args) throws Exception {
        int width = args.length > 1 ? Integer.parseInt(args[0]) : 12000;
        int height = args.length > 1 ? Integer.parseInt(args[1]) : 9000;
        Fx.start();
        Picture picture = Pictures.plain(width, height, 0xFF808080);
        scatter(picture);
        long start = System.nanoTime();
        Pyramid pyramid = Pyramid.build(picture);
        report("pyramid", (System.nanoTime() - start) / 1e6);
        Mask mask = DemoScenes.mask(width, height);
        var canvas = Fx.on(() -> new MaskCanvas(ViewTexts.of(Locale.ENGLISH)));
        Fx.show(new StackPane(canvas), 1000, 950);
        Fx.on(() -> {
            canvas.show(pyramid, mask, Pictures.classes());
            canvas.setBrushRadius(200);
            canvas.setActive(2);
            return 0;
        });
        for (int round = 0; round < 2; round++) {
            fitted(canvas, "fit");
            Fx.on(() -> {
                canvas.zoomBy(1 / canvas.zoomProperty().get());
                return 0;
            });
            fitted(canvas, "zoom 1");
            Fx.on(() -> {
                canvas.fit();
                return 0;
            });
            measure("zoom sweep", canvas, i -> canvas.zoomBy(i < FRAMES / 2 ? 1.12 : 1 / 1.12));
        }
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        report("heap in use, MB", (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0);
        Platform.exit();
    }

    private static void scatter(Picture picture) {
        int[] pixels = picture.argb();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 0xFF000000 | i * 0x9E3779B1 >>> 8;
        }
    }

    private static void fitted(MaskCanvas canvas, String what) throws Exception {
        measure(what + ": pan", canvas, i -> canvas.panBy(i < FRAMES / 2 ? 9 : -9, i < FRAMES / 2 ? 4 : -4));
        Fx.on(() -> {
            canvas.edits().begin(canvas.toImage(300, 300), false);
            return 0;
        });
        measure(what + ": stamp r=200", canvas, i -> {
            Point at = canvas.toImage(300 + i * 5, 300 + i * 3);
            canvas.edits().extend(at);
        });
        Fx.on(canvas.edits()::abandon);
    }

    private static void measure(String what, MaskCanvas canvas, Frame frame) throws Exception {
        var frames = new double[FRAMES];
        var painted = new double[FRAMES];
        var done = new CompletableFuture<Boolean>();
        Fx.on(() -> {
            new AnimationTimer() {
                private int index = -2;
                private long last = System.nanoTime();

                @Override
                public void handle(long now) {
                    long time = System.nanoTime();
                    if (index > 0) {
                        frames[index - 1] = (time - last) / 1e6;
                        painted[index - 1] = canvas.paintedMillis();
                    }
                    last = time;
                    if (index == FRAMES) {
                        stop();
                        done.complete(true);
                    } else if (index >= 0) {
                        frame.at(index);
                    }
                    index++;
                }
            }.start();
            return 0;
        });
        done.get();
        Arrays.sort(frames);
        Arrays.sort(painted);
        report(what + ", ms per frame, median", frames[FRAMES / 2]);
        report(what + ", ms per frame, 95 %", frames[FRAMES * 95 / 100]);
        report(what + ", ms composing on the JavaFX thread", painted[FRAMES / 2]);
    }

    private static void report(String what, double value) {
        LOG.info("{}", String.format(Locale.ROOT, "%-55s %8.2f", what, value));
    }
}
