package limn.annotator.edit;

import limn.annotator.model.ReviewState;

/** How the state of an image follows from what is done to its mask. Done and flagged are a person's words and stay. */
public final class ReviewRules {
    private ReviewRules() {}

    /** The state after a change of the mask. */
    public static ReviewState after(ReviewState state, ChangeKind kind) {
        return switch (state) {
            case DONE, FLAGGED -> state;
            case NEW, IN_WORK, ACCEPTED -> switch (kind) {
                case ACCEPT_PREDICTION -> ReviewState.ACCEPTED;
                case IMPORT, TAGS -> state;
                default -> ReviewState.IN_WORK;
            };
        };
    }

    /** The state after a step of the history. @param anyLeft whether changes of the mask are still in force */
    public static ReviewState afterStep(ReviewState state, boolean anyLeft) {
        boolean automatic = state == ReviewState.IN_WORK || state == ReviewState.ACCEPTED;
        if (automatic && !anyLeft) {
            return ReviewState.NEW;
        }
        return state == ReviewState.NEW && anyLeft ? ReviewState.IN_WORK : state;
    }
}
