package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.IntStream;
import limn.engine.net.Network;
import limn.engine.net.Weight;
import limn.engine.tensor.Torch;

/**
 * The teacher as exponential moving average of the student: teacher = a * teacher + (1 - a) * student, after the
 * student's update. Source: update_ema_variables of WilhelmT/ClassMix aa85291 (parameters only) and LiheYoung/UniMatch-V2
 * f6afb4d (running statistics too).
 */
final class Ema {
    private Ema() {}

    /** min(1 - 1/(step+1), max): the first update, at step 0, copies the student. */
    static double alpha(long step, double max) {
        return Math.min(1 - 1.0 / (step + 1), max);
    }

    /** @param buffers whether running statistics are averaged too */
    static void update(Network teacher, Network student, double alpha, boolean buffers) {
        update(teacher.weights(), student.weights(), alpha, buffers);
    }

    static void update(List<Weight> teacher, List<Weight> student, double alpha, boolean buffers) {
        if (teacher.size() != student.size()) {
            throw new IllegalArgumentException("teacher and student differ: " + teacher.size() + " and "
                    + student.size() + " weights");
        }
        int[] used = IntStream.range(0, teacher.size()).filter(i -> buffers || teacher.get(i).trained()).toArray();
        List<NDArray> to = IntStream.of(used).mapToObj(i -> teacher.get(i).array()).toList();
        List<NDArray> from = IntStream.of(used).mapToObj(i -> student.get(i).array()).toList();
        if (alpha == 0) {
            Torch.update("copy", to, from);
        } else {
            Torch.update("average", to, from, alpha);
        }
    }
}
