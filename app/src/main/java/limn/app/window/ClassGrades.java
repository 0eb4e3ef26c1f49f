package limn.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import limn.annotator.model.ClassCatalog;
import limn.app.train.RunCatalog;
import limn.engine.run.Event;
import limn.engine.run.EventLog;
import limn.engine.run.Logged;
import org.jspecify.annotations.Nullable;

/**
 * The J of each class as the newest cross training gave it last. Remembers what it read of a log that did not grow. For one thread at
 * a time.
 */
final class ClassGrades {
    private record Read(Path file, long size, Map<String, Double> grades) {}

    private final RunCatalog catalog;
    private @Nullable Read last;

    ClassGrades(RunCatalog catalog) { this.catalog = catalog; }

    /** J per class of the project, 0..1, NaN where no run graded a class of that name. Slow. */
    synchronized double[] of(ClassCatalog classes, Map<String, String> formerNames) throws IOException {
        var grades = new double[classes.size()];
        Arrays.fill(grades, Double.NaN);
        for (RunCatalog.Entry entry : catalog.scan()) {
            Map<String, Double> found = read(entry.folder().events());
            if (!found.isEmpty()) {
                found.forEach((name, j) -> classes.byName(name)
                        .or(() -> classes.byName(formerNames.getOrDefault(name, name)))
                        .ifPresent(k -> grades[k.index()] = j));
                return grades;
            }
        }
        return grades;
    }

    private Map<String, Double> read(Path events) throws IOException {
        long size = Files.size(events);
        Read known = last;
        if (known != null && known.file.equals(events) && known.size == size) {
            return known.grades;
        }
        List<String> classes = List.of();
        var grades = new java.util.HashMap<String, Double>();
        for (Logged logged : EventLog.readAll(events)) {
            if (logged.event() instanceof Event.Started started) {
                classes = started.classes();
            } else if (logged.event() instanceof Event.Graded graded) {
                for (int c = 0; c < Math.min(classes.size(), graded.iouPerClass().size()); c++) {
                    Double j = graded.iouPerClass().get(c);
                    grades.put(classes.get(c), j == null ? 0.0 : j);
                }
            }
        }
        last = new Read(events, size, grades);
        return grades;
    }
}
