package limn.annotator.view;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Times frames of a canvas. Each frame does something and is followed to the end of the layout of its pulse, when its pixels lie in the
 * buffer that the renderer shows; that is <em>from event to pixel</em>. The pulse itself comes at 60 Hz.
 */
final class FrameTimes {
    static final int FRAMES = 60;
    private static final Logger LOG = LoggerFactory.getLogger(FrameTimes.class);

    /** What a frame does. */
    interface Frame { void at(int index); }

    private final MaskCanvas canvas;

    FrameTimes(MaskCanvas canvas) { this.canvas = canvas; }

    /** Measures and reports. Returns the median time from event to pixel, ms. */
    double measure(String what, Frame frame) throws Exception {
        var frames = new double[FRAMES];
        var pixels = new double[FRAMES];
        var done = new CompletableFuture<Boolean>();
        Fx.on(() -> {
            new Timer(frame, frames, pixels, done).start();
            return 0;
        });
        done.get();
        Arrays.sort(frames);
        Arrays.sort(pixels);
        report(what + ", event to pixel, ms, median", pixels[FRAMES / 2]);
        report(what + ", event to pixel, ms, 95 %", pixels[FRAMES * 95 / 100]);
        report(what + ", between frames, ms, median", frames[FRAMES / 2]);
        report(what + ", between frames, ms, 95 %", frames[FRAMES * 95 / 100]);
        return pixels[FRAMES / 2];
    }

    static void report(String what, double value) {
        LOG.info("{}", String.format(Locale.ROOT, "%-62s %8.2f", what, value));
    }

    private final class Timer extends AnimationTimer {
        private final Frame frame;
        private final double[] frames;
        private final double[] pixels;
        private final CompletableFuture<Boolean> done;
        private final Runnable painted = this::painted;
        private int index = -2;
        private long last = System.nanoTime();
        private long event;

        Timer(Frame frame, double[] frames, double[] pixels, CompletableFuture<Boolean> done) {
            this.frame = frame;
            this.frames = frames;
            this.pixels = pixels;
            this.done = done;
        }

        @Override
        public void start() {
            canvas.getScene().addPostLayoutPulseListener(painted);
            super.start();
        }

        private void painted() {
            if (index > 0 && index <= FRAMES) {
                pixels[index - 1] = (System.nanoTime() - event) / 1e6;
            }
        }

        @Override
        public void handle(long now) {
            long time = System.nanoTime();
            if (index > 0) {
                frames[index - 1] = (time - last) / 1e6;
            }
            last = time;
            if (index == FRAMES) {
                stop();
                canvas.getScene().removePostLayoutPulseListener(painted);
                done.complete(true);
            } else if (index >= 0) {
                event = System.nanoTime();
                frame.at(index);
            }
            index++;
        }
    }
}
