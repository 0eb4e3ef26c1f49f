package limn.app.window;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import limn.annotator.model.ImageId;
import limn.annotator.model.Tags;
import limn.annotator.view.TagAction;

/** What a tag action makes of the tags of some images; those that stay as they are are left out. */
final class TagEdits {
    private TagEdits() {}

    static Map<ImageId, Tags> apply(ProjectModel model, Collection<ImageId> ids, TagAction action) {
        var changed = new HashMap<ImageId, Tags>();
        for (ImageId id : ids) {
            Tags before = model.tags(id);
            Tags after = action.applyTo(before);
            if (!after.equals(before)) {
                changed.put(id, after);
            }
        }
        return changed;
    }
}
