package limn.app.inspect;

import java.util.Objects;
import java.util.Optional;
import limn.app.train.RunState;
import limn.app.train.RunStatus;
import limn.engine.run.DrawSheet;
import limn.engine.run.Event;
import limn.engine.run.SampleWish;

/** Why a sample that somebody asks for will not come. */
public enum Refusal {
    /** No process trains there, or it is about to end. */
    ENDED,
    /** The image or its mask cannot be read; it is left out. */
    UNREADABLE,
    /** The image is there to measure on; no step draws it. */
    VALIDATION,
    /** The labels of the image offer nothing that the method shows. */
    IDLE,
    /** The image was no training image when the run began. */
    NOT_IN_RUN,
    /** No image of the steps has the class, or may have it. */
    NO_SUCH_CLASS;

    /**
     * @param state the run as it is now
     * @param sheet what its samples can show; empty in runs of older versions, where nobody knows
     * @return empty if the sample may come
     */
    public static Optional<Refusal> of(SampleWish wish, RunState state, Optional<DrawSheet> sheet) {
        String image = wish.image();
        Integer classIndex = wish.classIndex();
        if (!state.status().isActive() || state.status() == RunStatus.STOPPING) {
            return Optional.of(ENDED);
        }
        if (image != null && isUnreadable(image, state)) {
            return Optional.of(UNREADABLE);
        }
        if (image != null) {
            return sheet.flatMap(s -> ofImage(image, s));
        }
        return sheet.filter(s -> classIndex != null && !s.classes().contains(classIndex)).map(s -> NO_SUCH_CLASS);
    }

    private static boolean isUnreadable(String image, RunState state) {
        return state.warnings().stream().anyMatch(w -> w.code().equals(Event.Warned.UNREADABLE)
                && !w.arguments().isEmpty() && Objects.equals(w.arguments().getFirst(), image));
    }

    private static Optional<Refusal> ofImage(String image, DrawSheet sheet) {
        if (sheet.drawn().contains(image)) {
            return Optional.empty();
        }
        return Optional.of(sheet.validation().contains(image)
                ? VALIDATION
                : sheet.idle().contains(image) ? IDLE : NOT_IN_RUN);
    }
}
