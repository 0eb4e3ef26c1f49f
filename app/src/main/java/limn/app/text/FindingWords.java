package limn.app.text;

import limn.annotator.store.Finding;

/** Says what is not as it should be in a project, and what was done about it. */
public final class FindingWords {
    private final Texts texts;

    public FindingWords(Texts texts) { this.texts = texts; }

    /** One sentence, and a second one if it was repaired or can be. */
    public String of(Finding finding) {
        String key = "finding." + name(finding.kind());
        String what = texts.get(key, finding.subject(), finding.count(), finding.detail());
        String then = finding.repaired() ? key + ".repaired" : key + ".next";
        return texts.has(then)
                ? what + " " + texts.get(then, finding.subject(), finding.count(), finding.detail())
                : what;
    }

    /** The name of a kind in the bundles and in JSON. */
    public static String name(Finding.Kind kind) {
        return switch (kind) {
            case DATABASE -> "database";
            case ORPHAN_ROWS -> "orphanRows";
            case TILE_OUTSIDE -> "tileOutside";
            case TILE_UNREADABLE -> "tileUnreadable";
            case VALUE_OUTSIDE -> "valueOutside";
            case TAGS -> "tags";
            case COUNTS -> "counts";
            case IMAGE_MISSING -> "imageMissing";
            case IMAGE_CHANGED -> "imageChanged";
            case IMAGE_SIZE -> "imageSize";
            case IMAGE_UNREADABLE -> "imageUnreadable";
            case RUN_ORPHANED -> "runOrphaned";
            case LEFTOVER -> "leftover";
        };
    }
}
