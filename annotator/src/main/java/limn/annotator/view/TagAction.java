package limn.annotator.view;

import limn.annotator.model.TagState;
import limn.annotator.model.Tags;

/** What a key says about the tags of the selected pictures. */
public sealed interface TagAction {
    /** One class is given a state. A cycle is resolved before: all pictures follow the one in focus. */
    record SetState(int classId, TagState state) implements TagAction {}

    /** Nothing is known of any class. */
    record AllUnknown() implements TagAction {}

    /** Every class that is not present is absent. */
    record OthersAbsent() implements TagAction {}

    /** The tags become these, as those of another picture. */
    record SetAll(Tags tags) implements TagAction {}

    /** The tags after this action. */
    default Tags applyTo(Tags tags) {
        return switch (this) {
            case SetState(int classId, TagState state) -> tags.with(classId, state);
            case AllUnknown() -> Tags.unknown(tags.classCount());
            case OthersAbsent() -> tags.othersAbsent();
            case SetAll(Tags wanted) -> wanted.grownTo(tags.classCount());
        };
    }
}
