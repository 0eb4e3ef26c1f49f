package limn.app.window;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import limn.annotator.model.ImageId;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.view.Gallery;
import limn.annotator.view.GalleryItem;
import limn.annotator.view.TagAction;
import limn.app.text.Texts;

/** What becomes of the tags of the selected pictures. However many they are, it is one step that one undo takes back. */
final class GalleryTagging {
    private final Desk desk;
    private final Gallery gallery;
    private final LabelTime time;

    /** @param time gets the time that each tagging took, however it was done */
    GalleryTagging(Desk desk, Gallery gallery, LabelTime time) {
        this.desk = desk;
        this.gallery = gallery;
        this.time = time;
    }

    void apply(Set<ImageId> ids, TagAction action) {
        set(TagEdits.apply(desk.model(), ids, action), words(action));
        time.tagged(ids);
    }

    /** Gives the selected pictures the tags of the picture before the first of them. Without a picture before, nothing happens. */
    void asPrevious() {
        List<GalleryItem> selected = gallery.selectedItems();
        int first = selected.isEmpty() ? 0 : gallery.items().indexOf(selected.getFirst());
        if (first > 0) {
            Tags tags = desk.model().tags(gallery.items().get(first - 1).item().id());
            apply(gallery.selection(), new TagAction.SetAll(tags));
        }
    }

    /** Whether the network suggests anything for the selected pictures. */
    boolean hasSuggestions() {
        return gallery.selectedItems().stream().anyMatch(i -> !i.suggested().isEmpty());
    }

    /** Every class that is suggested for a selected picture is present in it. */
    void acceptSuggestions() {
        var changed = new HashMap<ImageId, Tags>();
        for (GalleryItem item : gallery.selectedItems()) {
            Tags tags = desk.model().tags(item.item().id());
            for (int c : item.suggested()) {
                tags = tags.of(c) == TagState.UNKNOWN ? tags.with(c, TagState.PRESENT) : tags;
            }
            if (!tags.equals(desk.model().tags(item.item().id()))) {
                changed.put(item.item().id(), tags);
            }
        }
        set(changed, desk.texts().get("window.tagged.accepted"));
        time.tagged(gallery.selection());
    }

    private void set(Map<ImageId, Tags> changed, String what) {
        desk.model().setTags(changed);
        if (changed.size() > 1) {
            desk.notices().accept(
                    Notice.of(Notice.Level.DONE, desk.texts().get("window.tagged.many", what, changed.size()))
                            .withAction(desk.texts().get("window.undo"), () -> desk.actions().run("global.edit.undo")));
        }
    }

    private String words(TagAction action) {
        Texts texts = desk.texts();
        return switch (action) {
            case TagAction.SetState(int classId, TagState state) -> texts.get("window.filter.class",
                    desk.model().classes().get(classId).name(),
                    texts.get("window.tag." + state.name().toLowerCase(java.util.Locale.ROOT)));
            case TagAction.AllUnknown() -> texts.get("window.tagged.unknown");
            case TagAction.OthersAbsent() -> texts.get("window.tagged.others");
            case TagAction.SetAll(Tags tags) -> texts.get("window.tagged.previous");
        };
    }
}
