package limn.annotator.store;

import java.util.List;
import java.util.Set;
import limn.annotator.model.ImageId;

/**
 * What people said of predicted regions. Accepted regions become labels where nobody has decided, never anywhere else; they keep run
 * and confidence. All verdicts of one action are one step of the project's history, however many images they are of. Thread-safe.
 */
public final class Verdicts {
    private final Project project;

    Verdicts(Project project) { this.project = project; }

    /**
     * Stores verdicts, all accepted or all rejected ones, in one transaction.
     *
     * @param words for the name of the step, such as how many and of which class
     * @param step 0 to begin a step, else the step that these belong to, as this method gave it
     * @param activeMillis the time that they took a person; goes to the first image
     * @return the step; 0 if it was taken back meanwhile, then nothing is stored
     * @throws IllegalArgumentException if there are none, or of both kinds, or of a class that the project has not
     */
    public long judge(List<Verdict> verdicts, List<String> words, long step, long activeMillis) {
        if (verdicts.isEmpty() || verdicts.stream().map(Verdict::accepted).distinct().count() > 1) {
            throw new IllegalArgumentException("verdicts of one kind belong into one step");
        }
        return project.write(c -> {
            if (step != 0 && MaskTable.position(c, StepTable.HISTORY) < step) {
                return 0L;
            }
            StepKind kind = verdicts.getFirst().accepted() ? StepKind.ACCEPT : StepKind.REJECT;
            long sequence = step == 0 ? StepTable.begin(c, kind, words) : step;
            VerdictTable.add(c, project.masks(), sequence, verdicts, activeMillis,
                    project.edits().next(c).at());
            return sequence;
        });
    }

    /** Corrects the words of a step, once it is known how many verdicts it has. */
    public void rename(long step, List<String> words) {
        project.write(c -> StepTable.rename(c, step, words));
    }

    /** What is in force of an image, oldest first. */
    public List<Verdict> of(ImageId image) {
        return project.database().read(c -> VerdictTable.of(c, image));
    }

    /** The same, with the time of each. */
    public List<DatedVerdict> dated(ImageId image) {
        return project.database().read(c -> VerdictTable.dated(c, image));
    }

    /** The images of which regions were accepted. */
    public Set<ImageId> accepted() {
        return project.database().read(VerdictTable::accepted);
    }

    /** The images of which regions were refused. */
    public Set<ImageId> refused() {
        return project.database().read(VerdictTable::refused);
    }

    /** What is in force of all images, in the order of {@link Project#images()}: what became of each run's predictions. */
    public List<Verdict> all() {
        return project.database().read(VerdictTable::all);
    }
}
