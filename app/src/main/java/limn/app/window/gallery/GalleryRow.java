package limn.app.window.gallery;

import limn.app.evaluate.ModelScore;

import java.text.Normalizer;
import java.util.Locale;
import limn.annotator.model.ImageId;
import limn.annotator.model.TagState;
import limn.annotator.view.GalleryItem;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one image, as filter, order and gallery need it. Immutable; what is made of its name and tags is made when it
 * is first asked for, by whichever thread asks.
 */
public final class GalleryRow {
    private static final int UNCOUNTED = -1;
    private static final int UNRANKED = -1;

    private final int place;
    private final GalleryItem shown;
    private final ModelScore score;
    private @Nullable String plainName;
    private @Nullable String sortKey;
    private int unknownTags = UNCOUNTED;
    private int nameRank = UNRANKED;

    /** @param place among all images, in the order in which they were added */
    public GalleryRow(int place, GalleryItem shown, ModelScore score) {
        this.place = place;
        this.shown = shown;
        this.score = score;
    }

    int place() { return place; }

    public GalleryItem shown() { return shown; }

    public ModelScore score() { return score; }

    public ImageId id() { return shown.item().id(); }

    /** The same image after a change. */
    public GalleryRow with(GalleryItem changed, ModelScore scored) {
        var row = new GalleryRow(place, changed, scored);
        if (changed.item().name().equals(shown.item().name())) {
            row.plainName = plainName;
            row.sortKey = sortKey;
            row.nameRank = nameRank;
        }
        return row;
    }

    /** The name in lower case, Hangul composed. */
    public String plainName() {
        String known = plainName;
        if (known == null) {
            known = plain(shown.item().name());
            plainName = known;
        }
        return known;
    }

    /** How many classes nobody has decided on. */
    int unknownTags() {
        int known = unknownTags;
        if (known == UNCOUNTED) {
            known = 0;
            for (int c = 0; c < shown.tags().classCount(); c++) {
                known += shown.tags().of(c) == TagState.UNKNOWN ? 1 : 0;
            }
            unknownTags = known;
        }
        return known;
    }

    /** Names in the order of these texts stand as people number them. */
    String sortKey() {
        String known = sortKey;
        if (known == null) {
            known = NaturalOrder.key(plainName());
            sortKey = known;
        }
        return known;
    }

    /** Gives the row its place in the order of all names; rows whose names are equal in it have the same. */
    public void setNameRank(int rank) {
        nameRank = rank;
    }

    int nameRank() { return nameRank; }

    boolean hasNameRank() { return nameRank != UNRANKED; }

    /** A name or a part of one as names are compared: lower case, Hangul composed, without blanks around. */
    public static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).strip();
    }
}
