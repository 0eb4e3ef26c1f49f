package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.engine.loss.PixelCrossEntropy;
import limn.engine.net.Network;
import limn.engine.tensor.Torch;

/** A method of one student and its mean teacher. */
abstract class Taught implements Method {
    final Network student;
    final Teacher teacher;

    Taught(Network student, Teacher teacher) {
        this.student = student;
        this.teacher = teacher;
    }

    @Override
    public List<Member> students() { return List.of(new Member("student", student)); }

    @Override
    public Optional<Member> teacher() { return Optional.of(teacher.member()); }

    @Override
    public Member smoothest() { return teacher.isSteady() ? teacher.member() : students().getFirst(); }

    /** Where the loss on unlabelled images counts nothing: nothing of it is computed. @param factor of the loss on labelled pixels */
    Objective alone(TensorBatch labelled, double factor) {
        NDArray said = Method.logits(student, labelled.images(), true);
        NDArray supervised = PixelCrossEntropy.of(said, labelled.labels());
        return new Objective(Torch.times(supervised, factor), Map.of("supervised", supervised),
                supervised.getManager().create(0f), wanted -> LabelledScene.of(labelled, said, "student", wanted));
    }

    @Override
    public void updated(long step) { teacher.follow(student, step); }

    @Override
    public void close() {
        student.close();
        teacher.close();
    }
}
