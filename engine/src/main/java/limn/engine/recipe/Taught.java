package limn.engine.recipe;

import java.util.List;
import java.util.Optional;
import limn.engine.net.Network;

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
    public void updated(long step) { teacher.follow(student, step); }

    @Override
    public void close() {
        student.close();
        teacher.close();
    }
}
