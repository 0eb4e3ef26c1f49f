package limn.annotator.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import limn.annotator.edit.Brush;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;

/**
 * A sound project file with bytes changed: each four bytes of the input are a place (three) and a value. It opens and gives what it has,
 * or a {@link StoreException} says what is wrong. A target of Jazzer, see docs/reliability.md.
 */
public final class ProjectFuzz {
    private static final int EDIT = 4;
    private static final byte[] SOUND = sound();
    private static final Path FOLDER = folder();

    private ProjectFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        byte[] file = SOUND.clone();
        ByteBuffer edits = ByteBuffer.wrap(input);
        while (edits.remaining() >= EDIT) {
            int edit = edits.getInt();
            file[(edit >>> 8) % file.length] = (byte) edit;
        }
        clear(FOLDER);
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(Project.FILE), file);
        try (Project project = Project.open(FOLDER)) {
            look(project);
        } catch (StoreException refused) {
            return;
        }
    }

    private static void look(Project project) {
        project.classes();
        project.problems();
        project.allTags();
        for (ImageItem item : project.images()) {
            project.tags(item.id());
            project.mask(item);
            project.undoable(item.id());
        }
        project.images().stream().findFirst().ifPresent(project::undo);
        project.digest();
    }

    private static byte[] sound() {
        Path folder = folder();
        try {
            try (Project project = Project.create(folder, ClassCatalog.empty().withNew("a").withNew("b"))) {
                for (int i = 0; i < 2; i++) {
                    ImageItem item = project.addImage(folder.resolve(i + ".png"), "image" + i, 300, 200, "ab" + i,
                            Split.TRAIN);
                    for (int k = 0; k < 3; k++) {
                        Mask before = project.mask(item);
                        var editor = before.edit();
                        int value = k % 2;
                        Brush.stroke(editor, 20 + 60 * k, 20, 90, 150, 14, old -> value);
                        project.commit(Change.of(ChangeKind.BRUSH, item.id(), before, editor.done()));
                    }
                }
            }
            byte[] file = Files.readAllBytes(folder.resolve(Project.FILE));
            clear(folder);
            return file;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("limn-fuzz-project");
            Files.delete(folder);
            return folder;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
