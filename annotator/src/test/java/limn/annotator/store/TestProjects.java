package limn.annotator.store;

import java.nio.file.Path;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import limn.annotator.model.Split;

/** Small projects without picture files, and strokes on them. */
final class TestProjects {
    private TestProjects() {}

    /** Opens a project that keeps so much of the history of each image. */
    static Project open(Path folder, HistoryBudget history) {
        return Opening.open(folder, Access.WRITE, new Terms(history, Terms.USUAL.clock()));
    }

    static ClassCatalog classes(String... names) {
        ClassCatalog classes = ClassCatalog.empty();
        for (String name : names) {
            classes = classes.withNew(name);
        }
        return classes;
    }

    static ImageItem image(Project project, String name, int width, int height) {
        Path file = project.folder().resolve("../pictures").resolve(name + ".png");
        return project.addImage(file, name, width, height, "00", Split.TRAIN);
    }

    static Mask painted(Mask mask, Region region, int value) {
        var editor = mask.edit();
        for (int y = region.y(); y < region.endY(); y++) {
            editor.span(y, region.x(), region.endX(), value);
        }
        return editor.done();
    }

    static Change stroke(Project project, ImageItem item, Region region, int value) {
        Mask before = project.mask(item);
        return Change.of(ChangeKind.BRUSH, item.id(), before, painted(before, region, value));
    }
}
