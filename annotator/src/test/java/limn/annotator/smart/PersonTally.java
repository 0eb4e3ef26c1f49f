package limn.annotator.smart;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Supplier;

/**
 * What a person did for one object. Seconds of the hand are an estimate after the keystroke-level model (Card, Moran and Newell,
 * CACM 23(7), 1980): 1.35 s to decide, 1.1 s to point, 0.2 s to press and release; drawing 0.9 s for each straight piece and 0.16 s for
 * each centimetre, with the object 8 cm wide on the screen; 0.28 s for a key.
 */
final class PersonTally {
    private static final double WIDTH_CM = 8;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    int presses;
    int pieces;
    int keys;
    double way;
    double toolMillis;
    double slowestMillis;
    double iou;
    private final double pixelsPerCm;

    PersonTally(PersonTask task) { pixelsPerCm = Math.max(task.box.width(), task.box.height()) / WIDTH_CM; }

    void click() { presses++; }

    /** A press, a way of so many straight pieces, a release. */
    void drag(int straight, double pixels) {
        presses++;
        pieces += straight;
        way += pixels / pixelsPerCm;
    }

    void key() { keys++; }

    /** Runs a tool and takes the time of the processor that it used: one core, whatever else the machine does. */
    <T> T timed(Supplier<T> tool) {
        long start = THREADS.getCurrentThreadCpuTime();
        T result = tool.get();
        double millis = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
        toolMillis += millis;
        slowestMillis = Math.max(slowestMillis, millis);
        return result;
    }

    boolean reached() { return iou >= ScriptedPerson.GOAL; }

    double handSeconds() { return presses * (1.35 + 1.1 + 0.2) + pieces * 0.9 + way * 0.16 + keys * 0.28; }
}
