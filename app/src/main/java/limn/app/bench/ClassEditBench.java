package limn.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.annotator.edit.Brush;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.edit.ClassEdit;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;
import limn.annotator.store.NewImage;
import limn.annotator.store.Project;
import limn.annotator.store.Watch;

/** How long it takes to merge, delete and reorder classes, and to take each back, in a project of many painted masks. */
public final class ClassEditBench {
    private static final int CLASSES = 8;
    private static final int WIDTH = 1024;
    private static final int HEIGHT = 768;

    private ClassEditBench() {}

    /** Seconds of each operation, by its name, in a project that is made for it and deleted afterwards. */
    public static Map<String, Double> run(int images) throws IOException {
        Path folder = Files.createTempDirectory("limn-bench-classes");
        try (Project project = Project.create(folder.resolve("p"), classes())) {
            paint(project, images);
            var seconds = new LinkedHashMap<String, Double>();
            var edits = new LinkedHashMap<String, ClassEdit>();
            edits.put("merge", new ClassEdit.Merge(2, 5));
            edits.put("delete", new ClassEdit.Delete(1, Mask.UNLABELLED));
            edits.put("reorder", new ClassEdit.Reorder(List.of(7, 6, 5, 4, 3, 2, 1, 0)));
            for (var edit : edits.entrySet()) {
                seconds.put(edit.getKey(), timed(() -> project.history().edit(edit.getValue(), Watch.NONE)));
                seconds.put("undo " + edit.getKey(), timed(() -> project.history().undo(Watch.NONE)));
            }
            return seconds;
        } finally {
            delete(folder);
        }
    }

    private static ClassCatalog classes() {
        ClassCatalog classes = ClassCatalog.empty();
        for (int c = 0; c < CLASSES; c++) {
            classes = classes.withNew("class " + c);
        }
        return classes;
    }

    /** Every mask is full of three discs on a ground, so that no tile is of one value only. */
    private static void paint(Project project, int images) {
        var added = new ArrayList<NewImage>();
        for (int i = 0; i < images; i++) {
            added.add(new NewImage(Path.of("/pictures", i + ".png"), "image " + i, WIDTH, HEIGHT, "", Split.TRAIN));
        }
        for (ImageItem item : project.addImages(added)) {
            int i = (int) item.id().value();
            Mask before = Mask.unlabelled(WIDTH, HEIGHT);
            var editor = Mask.filled(WIDTH, HEIGHT, i % CLASSES).edit();
            for (int k = 1; k <= 3; k++) {
                int value = (i + k) % CLASSES;
                Brush.stamp(editor, 250 * k, 190 * k % HEIGHT + 30, 180, old -> value);
            }
            project.commit(Change.of(ChangeKind.IMPORT, item.id(), before, editor.done()));
        }
    }

    private static double timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
