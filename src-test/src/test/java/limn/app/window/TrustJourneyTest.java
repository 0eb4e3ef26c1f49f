package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javax.imageio.ImageIO;
import limn.annotator.format.FoldersLayout;
import limn.annotator.format.ImportOptions;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.TagState;
import limn.annotator.store.Project;
import org.junit.jupiter.api.Test;

/** A project that somebody else writes to, images that were moved, an import that is taken back: what the window says and offers. */
class TrustJourneyTest extends WindowJourney {
    private static final String HOLDER = "project.limn-holder.json";
    private Path chosen = Path.of("");

    @Override
    void makeProject() throws Exception {
        pictures(dir.resolve("pictures"), "one", "two");
        try (Project project = Project.create(projectFolder(), ClassCatalog.empty().withNew("boat"))) {
            FoldersLayout.importInto(project, dir.resolve("pictures"), ImportOptions.everything());
        }
        Files.writeString(projectFolder().resolve(HOLDER), "{\"user\":\"kim\",\"host\":\"far-away\",\"pid\":7,"
                + "\"program\":\"window\",\"since\":\"2026-01-02T03:04:05Z\"}");
    }

    private static void pictures(Path folder, String... names) throws Exception {
        Files.createDirectories(folder);
        for (String name : names) {
            var picture = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
            picture.setRGB(0, 0, name.hashCode());
            ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
        }
    }

    @Override
    FolderChooser folders() { return title -> Optional.of(chosen); }

    private String notice() throws Exception {
        return fx(() -> scene().lookup(".notice") instanceof javafx.scene.Parent row
                ? row.getChildrenUnmodifiable().stream().filter(Label.class::isInstance).map(Label.class::cast)
                        .map(Label::getText).findFirst().orElse("")
                : "");
    }

    private void answer() throws Exception { click("notice-action"); }

    private void tagFirst() throws Exception {
        fx(() -> {
            ImageItem item = project().model().images().getFirst();
            project().model().setTags(
                    Map.of(item.id(), project().model().tags(item.id()).with(0, TagState.PRESENT)));
            return true;
        });
    }

    @Test
    void thePersonIsToldWhatStandsInTheWayAndGetsPastIt() throws Exception {
        await("the banner", () -> project().model().project().isReadOnly());
        assertThat(notice()).contains("kim").contains("far-away").contains("--unlock");
        tagFirst();
        assertThat(fx(() -> project().model().tags(project().model().images().getFirst().id()).isAllUnknown()))
                .isTrue();

        Files.delete(projectFolder().resolve(HOLDER));
        OpenProject before = project();
        answer();
        await("the project, to write", () -> workspace().project() != null && project() != before
                && !project().model().project().isReadOnly());
        tagFirst();
        assertThat(fx(() -> project().model().tags(project().model().images().getFirst().id()).of(0)))
                .isEqualTo(TagState.PRESENT);

        Files.move(dir.resolve("pictures"), dir.resolve("moved"));
        fx(() -> {
            List<ImageItem> items = project().model().images();
            label().open(items.getFirst().id(), items.stream().map(ImageItem::id).toList());
            return true;
        });
        await("the question", () -> isThere("notice-action"));
        assertThat(notice()).contains("not where it was");
        chosen = dir.resolve("moved");
        answer();
        await("the image", () -> label().shown().isPresent());
        assertThat(notice()).contains("2 images found");

        pictures(dir.resolve("more"), "three");
        chosen = dir.resolve("more");
        fx(() -> {
            workspace().actions().run("images.open.add");
            return true;
        });
        await("three images", () -> project().model().images().size() == 3);
        await("an undo", () -> isThere("notice-action"));
        OpenProject imported = project();
        answer();
        await("the project as it was", () -> workspace().project() != null && project() != imported
                && project().model().images().size() == 2);
    }
}
