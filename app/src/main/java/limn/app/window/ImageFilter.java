package limn.app.window;

import java.text.Normalizer;
import java.util.Locale;
import limn.annotator.model.ImageItem;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;

/**
 * Which images the gallery shows.
 *
 * @param classId class that must have the tag state, or -1 for any
 * @param search part of the name, in any case; Hangul composed or not
 */
record ImageFilter(Kind kind, int classId, TagState tag, SplitChoice split, String search) {
    /** What an image offers. */
    enum Kind {
        ALL, MASKED, TAGGED, BARE, FLAGGED
    }

    /** A split, or any. */
    enum SplitChoice {
        ANY, TRAIN, VAL, TEST;

        boolean matches(Split split) { return this == ANY || name().equals(split.name()); }
    }

    static final ImageFilter ALL = new ImageFilter(Kind.ALL, -1, TagState.PRESENT, SplitChoice.ANY, "");

    boolean isAll() { return equals(ALL); }

    boolean matches(ImageItem item, Tags tags, boolean masked) {
        boolean offers = switch (kind) {
            case ALL -> true;
            case MASKED -> masked;
            case TAGGED -> !masked && !tags.isAllUnknown();
            case BARE -> !masked && tags.isAllUnknown();
            case FLAGGED -> item.state() == ReviewState.FLAGGED;
        };
        return offers && split.matches(item.split())
                && (classId < 0 || classId < tags.classCount() && tags.of(classId) == tag)
                && plain(item.name()).contains(plain(search));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).strip();
    }

    ImageFilter withKind(Kind changed) { return new ImageFilter(changed, classId, tag, split, search); }

    ImageFilter withClass(int changed, TagState state) { return new ImageFilter(kind, changed, state, split, search); }

    ImageFilter withSplit(SplitChoice changed) { return new ImageFilter(kind, classId, tag, changed, search); }

    ImageFilter withSearch(String changed) { return new ImageFilter(kind, classId, tag, split, changed); }
}
