package limn.annotator.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import limn.annotator.model.ImageId;
import limn.annotator.model.Tags;

/**
 * A step of the project's history that was taken back or done again.
 *
 * @param words names that belong to the step, such as those of classes
 * @param tags tags as they are now, of the images concerned; for classes as they are now
 * @param images whose state, split or note is another now; for verdicts the images they are of, whose masks may be others
 * @param classes whether the classes are others now
 * @param masks whether indices of classes mean something else now: every mask may be another
 */
public record ProjectStep(StepKind kind, List<String> words, Map<ImageId, Tags> tags, Set<ImageId> images,
        boolean classes, boolean masks) {
    public ProjectStep {
        words = List.copyOf(words);
        tags = Map.copyOf(tags);
        images = Set.copyOf(images);
    }

    ProjectStep withImages(Set<ImageId> others) { return new ProjectStep(kind, words, tags, others, classes, masks); }

    /** What undo or redo would do. */
    public record Name(StepKind kind, List<String> words) {
        public Name { words = List.copyOf(words); }
    }
}
