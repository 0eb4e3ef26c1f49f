package limn.app.window.gallery;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;

/**
 * Which images the gallery shows: those for which every part holds.
 *
 * @param tags the state that the tag of each of these classes must have, by class index
 * @param state the review state, or any if empty
 * @param search part of the name, in any case; Hangul composed or not
 */
public record ImageFilter(Kind kind, Map<Integer, TagState> tags, Optional<ReviewState> state, SplitChoice split,
        ModelChoice model, String search) {
    /** What an image offers. */
    enum Kind {
        ALL, MASKED, TAGGED, BARE
    }

    /** A split, or any. */
    enum SplitChoice {
        ANY, TRAIN, VAL, TEST;

        boolean matches(Split split) { return this == ANY || name().equals(split.name()); }
    }

    /** What the network thinks of an image. */
    enum ModelChoice {
        /** Whatever it thinks. */
        ANY,
        /** Its mean confidence is low. */
        UNSURE,
        /** It contradicts a tenth or more of what people decided. */
        DISAGREES,
        /** It sees classes of which nothing is known. */
        SUGGESTS,
        /** It has not looked at the image. */
        UNSEEN;

        private static final float SURE = 0.8f;
        private static final float MUCH = 0.1f;

        boolean matches(GalleryRow row) {
            return switch (this) {
                case ANY -> true;
                case UNSURE -> row.score().confidence() < SURE;
                case DISAGREES -> row.score().disagreement() >= MUCH;
                case SUGGESTS -> !row.shown().suggested().isEmpty();
                case UNSEEN -> !row.score().isSeen();
            };
        }
    }

    static final ImageFilter ALL = new ImageFilter(Kind.ALL, Map.of(), Optional.empty(), SplitChoice.ANY,
            ModelChoice.ANY, "");

    public ImageFilter {
        tags = Map.copyOf(tags);
        search = GalleryRow.plain(search);
    }

    boolean isAll() { return equals(ALL); }

    boolean matches(GalleryRow row) {
        var shown = row.shown();
        boolean offers = switch (kind) {
            case ALL -> true;
            case MASKED -> shown.masked();
            case TAGGED -> !shown.masked() && !shown.tags().isAllUnknown();
            case BARE -> !shown.masked() && shown.tags().isAllUnknown();
        };
        return offers && split.matches(shown.item().split()) && (state.isEmpty() || state.get() == shown.item().state())
                && tagged(shown.tags()) && model.matches(row)
                && (search.isEmpty() || row.plainName().contains(search));
    }

    private boolean tagged(Tags of) {
        for (var wanted : tags.entrySet()) {
            TagState state = wanted.getKey() < of.classCount() ? of.of(wanted.getKey()) : TagState.UNKNOWN;
            if (state != wanted.getValue()) {
                return false;
            }
        }
        return true;
    }

    ImageFilter withKind(Kind changed) { return new ImageFilter(changed, tags, state, split, model, search); }

    /** Wants a state of one more class, or no state of it any more. */
    ImageFilter withTag(int classId, Optional<TagState> wanted) {
        var changed = new HashMap<>(tags);
        wanted.ifPresentOrElse(s -> changed.put(classId, s), () -> changed.remove(classId));
        return withTags(changed);
    }

    ImageFilter withTags(Map<Integer, TagState> changed) {
        return new ImageFilter(kind, changed, state, split, model, search);
    }

    ImageFilter withState(Optional<ReviewState> changed) {
        return new ImageFilter(kind, tags, changed, split, model, search);
    }

    ImageFilter withSplit(SplitChoice changed) { return new ImageFilter(kind, tags, state, changed, model, search); }

    ImageFilter withModel(ModelChoice changed) { return new ImageFilter(kind, tags, state, split, changed, search); }

    ImageFilter withSearch(String changed) { return new ImageFilter(kind, tags, state, split, model, changed); }
}
