package limn.annotator.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.store.Finding;
import limn.annotator.store.Project;
import limn.annotator.store.Watch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFinderTest {
    @TempDir
    Path folder;
    private Path images;
    private Project project;

    @BeforeEach
    void importTwo() throws IOException {
        images = Files.createDirectories(folder.resolve("images"));
        picture(images.resolve("a.png"), 8, 0x102030);
        picture(images.resolve("b.png"), 8, 0x405060);
        project = Project.create(folder.resolve("p"), ClassCatalog.empty());
        FoldersLayout.importInto(project, images, ImportOptions.everything());
    }

    @AfterEach
    void close() { project.close(); }

    private static void picture(Path file, int side, int colour) throws IOException {
        var picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(3, 3, colour);
        ImageIO.write(picture, "png", file.toFile());
    }

    private ImageItem item(String name) {
        return project.images().stream().filter(i -> i.name().startsWith(name)).findFirst().orElseThrow();
    }

    @Test
    void imagesThatWereMovedAndRenamedAreFoundByTheirContents() throws IOException {
        Path there = Files.createDirectories(folder.resolve("elsewhere/deep"));
        Files.move(images.resolve("a.png"), there.resolve("a.png"));
        Files.move(images.resolve("b.png"), there.resolve("other name.png"));
        picture(there.resolve("b.png"), 8, 0x999999); // the name alone is no proof
        assertThat(ImageCheck.missing(project)).hasSize(2);

        Map<ImageId, Path> found = ImageFinder.find(project, List.of(folder.resolve("elsewhere")), Watch.NONE);
        assertThat(found).containsEntry(item("a").id(), there.resolve("a.png")).containsEntry(item("b").id(),
                there.resolve("other name.png"));
        assertThat(project.facts().relocate(found)).isEmpty();
        assertThat(ImageCheck.missing(project)).isEmpty();
        assertThat(ImageCheck.look(project, Watch.NONE)).isEmpty();
        assertThat(project.file(item("b"))).isEqualTo(there.toRealPath().resolve("other name.png"));
    }

    @Test
    void aFileThatAnotherImageOfTheProjectHasIsNotTakenTwice() throws IOException {
        Files.move(images.resolve("a.png"), images.resolve("c.png"));
        FoldersLayout.importInto(project, images, ImportOptions.everything());
        Map<ImageId, Path> found = ImageFinder.find(project, List.of(images), Watch.NONE);
        assertThat(project.facts().relocate(found)).containsExactly(item("a").id());
    }

    @Test
    void changedImagesAreToldFromThoseOfAnotherSizeAndFromUnreadableOnes() throws IOException {
        picture(images.resolve("a.png"), 8, 0x777777);
        picture(images.resolve("b.png"), 9, 0x777777);
        assertThat(ImageCheck.look(project, Watch.NONE)).extracting(Finding::kind)
                .containsExactlyInAnyOrder(Finding.Kind.IMAGE_CHANGED, Finding.Kind.IMAGE_SIZE);
        Files.writeString(images.resolve("a.png"), "no picture");
        Files.delete(images.resolve("b.png"));
        assertThat(ImageCheck.look(project, Watch.NONE)).extracting(Finding::kind)
                .containsExactlyInAnyOrder(Finding.Kind.IMAGE_UNREADABLE, Finding.Kind.IMAGE_MISSING);
    }
}
