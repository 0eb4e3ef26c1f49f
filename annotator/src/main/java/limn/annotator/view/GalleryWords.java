package limn.annotator.view;

import java.util.StringJoiner;
import java.util.function.Function;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.TagState;

/** A picture of the gallery in words, for those who hear it. */
final class GalleryWords {
    private GalleryWords() {}

    static String of(GalleryItem item, ClassCatalog classes, boolean selected, Function<String, String> texts) {
        var words = new StringJoiner(", ");
        words.add(item.item().name());
        if (selected) {
            words.add(texts.apply("view.gallery.selected"));
        }
        words.add(texts.apply("view.state." + item.item().state()));
        words.add(texts.apply(item.masked() ? "view.gallery.masked" : "view.gallery.unmasked"));
        for (int c = 0; c < Math.min(classes.size(), item.tags().classCount()); c++) {
            TagState state = item.tags().of(c);
            if (state != TagState.UNKNOWN) {
                words.add(classes.get(c).name() + ": " + texts.apply("view.tag." + state));
            }
        }
        return words.toString();
    }
}
