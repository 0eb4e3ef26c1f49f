package limn.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import limn.annotator.model.Split;
import limn.annotator.store.NewImage;
import limn.annotator.store.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaintedProjectTest {
    private static final int ACTS = 60;

    @TempDir
    Path folder;

    @Test
    void whatWasPaintedByTheScriptIsToldFromOnePixelMore() {
        Path place = folder.resolve("p");
        try (Project project = Project.create(place, PaintScript.classes())) {
            for (int i = 0; i < PaintScript.IMAGES; i++) {
                project.addImages(List.of(new NewImage(folder.resolve(i + ".png"), "image " + i, PaintScript.WIDTH,
                        PaintScript.HEIGHT, "", Split.TRAIN)));
            }
        }
        var stored = new ArrayList<Integer>();
        ScriptedPainter.run(place, 3, 0, ACTS / 2, stored::add);
        ScriptedPainter.run(place, 3, ACTS / 2, ACTS, stored::add);
        assertThat(stored).hasSize(ACTS).last().isEqualTo(ACTS - 1);

        var expected = new PaintedProject(new PaintScript(3));
        expected.doUntil(ACTS);
        try (Project project = Project.open(place)) {
            assertThat(expected.equalsTo(project)).isTrue();
            ImageItem item = project.images().get(1);
            Mask before = project.mask(item);
            int other = (before.at(5, 5) + 1) % PaintScript.CLASSES;
            project.commit(Change.of(ChangeKind.BRUSH, item.id(), before,
                    PaintedProject.painted(before, new Region(5, 5, 1, 1), other)));
            assertThat(expected.equalsTo(project)).isFalse();
            project.undo(item);
            assertThat(expected.equalsTo(project)).isTrue();
        }
    }
}
