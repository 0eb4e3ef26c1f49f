package limn.app.window;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;
import limn.annotator.store.Project;

/** A project of black images for training, to be painted by a test. */
final class BlankImages {
    private BlankImages() {}

    /** @param folder where the image files go; files end with .png, whether the names of the images do or not */
    static Project make(Path project, Path folder, int width, int height, List<String> names, List<String> classes)
            throws Exception {
        Files.createDirectories(folder);
        var catalog = ClassCatalog.empty();
        for (String name : classes) {
            catalog = catalog.withNew(name);
        }
        Project made = Project.create(project, catalog);
        for (String name : names) {
            Path image = folder.resolve(name.endsWith(".png") ? name : name + ".png");
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
            made.addImage(image, name, width, height, "", Split.TRAIN);
        }
        return made;
    }

    /** Paints whole rows of an image. @param classes of the rows @param first the first of them */
    static void paintRows(Project project, ImageItem image, int first, int... classes) throws Exception {
        Mask blank = Mask.unlabelled(image.width(), image.height());
        var editor = blank.edit();
        for (int i = 0; i < classes.length; i++) {
            editor.span(first + i, 0, image.width(), classes[i]);
        }
        project.commit(Change.of(ChangeKind.BRUSH, image.id(), blank, editor.done()));
    }
}
