package limn.app.bench;

import java.util.ArrayList;
import java.util.List;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import limn.annotator.model.Tags;
import limn.annotator.store.Project;

/** What a project must look like after a script, kept in memory without the store: what the store is compared with. */
final class PaintedProject {
    /** Steps of each image that are remembered: many more than the script ever takes back in a row. */
    private static final int KEPT = 100;

    private static final class Sheet {
        private final List<Mask> masks = new ArrayList<>(
                List.of(Mask.unlabelled(PaintScript.WIDTH, PaintScript.HEIGHT)));
        private int position;
        private boolean forgot;
        private Tags tags = Tags.unknown(PaintScript.CLASSES);

        Mask mask() { return masks.get(position); }

        void paint(Mask after) {
            if (after.equals(mask())) {
                return; // no change is no step
            }
            masks.subList(position + 1, masks.size()).clear();
            masks.add(after);
            if (masks.size() > KEPT + 1) {
                masks.removeFirst();
                forgot = true;
            }
            position = masks.size() - 1;
        }

        void step(int by) {
            if (forgot && position + by < 0) {
                throw new IllegalStateException("the script takes back more than " + KEPT + " steps");
            }
            position = Math.clamp((long) position + by, 0, masks.size() - 1);
        }
    }

    private final PaintScript script;
    private final List<Sheet> sheets = new ArrayList<>();
    private int done;

    PaintedProject(PaintScript script) {
        this.script = script;
        for (int i = 0; i < PaintScript.IMAGES; i++) {
            sheets.add(new Sheet());
        }
    }

    /** How many acts have been done. */
    int done() { return done; }

    /** Does the acts up to a number, as a script in a process of its own did. */
    void doUntil(int number) {
        while (done < number) {
            PaintScript.Act act = script.act(done++);
            Sheet sheet = sheets.get(act.image());
            switch (act) {
                case PaintScript.Stroke s -> sheet.paint(painted(sheet.mask(), s.region(), s.value()));
                case PaintScript.Undo u -> sheet.step(-1);
                case PaintScript.Redo r -> sheet.step(1);
                case PaintScript.Tag t -> sheet.tags = sheet.tags.with(t.classId(), t.state());
            }
        }
    }

    /** Whether masks and tags of a project are these, pixel by pixel. */
    boolean equalsTo(Project project) {
        List<ImageItem> items = project.images();
        for (int i = 0; i < items.size(); i++) {
            ImageItem item = items.get(i);
            if (!project.mask(item).equals(sheets.get(i).mask())
                    || !project.tags(item.id()).equals(sheets.get(i).tags)) {
                return false;
            }
        }
        return items.size() == sheets.size();
    }

    static Mask painted(Mask mask, Region region, int value) {
        var editor = mask.edit();
        for (int y = region.y(); y < region.endY(); y++) {
            editor.span(y, region.x(), region.endX(), value);
        }
        return editor.done();
    }
}
