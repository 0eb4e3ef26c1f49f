package limn.annotator.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import limn.annotator.model.ImageItem;
import limn.annotator.store.Finding;
import limn.annotator.store.Finding.Kind;
import limn.annotator.store.Project;
import limn.annotator.store.Watch;

/** Looks at the files of a project's images: are they there, and are they the ones that were added? Reads every one of them. */
public final class ImageCheck {
    private ImageCheck() {}

    /** The images whose files are not where they were. */
    public static List<ImageItem> missing(Project project) {
        return project.images().stream().filter(i -> !Files.exists(project.file(i))).toList();
    }

    /** What is wrong with the files of images. @throws CancellationException if the watch does not want it to go on */
    public static List<Finding> look(Project project, Watch watch) {
        var found = new ArrayList<Finding>();
        List<ImageItem> items = project.images();
        int done = 0;
        for (ImageItem item : items) {
            if (!watch.goOn(done++, items.size())) {
                throw new CancellationException("stopped looking at the images");
            }
            look(project, item, found);
        }
        return List.copyOf(found);
    }

    private static void look(Project project, ImageItem item, List<Finding> found) {
        Path file = project.file(item);
        if (!Files.exists(file)) {
            found.add(finding(Kind.IMAGE_MISSING, item, file.toString()));
            return;
        }
        try {
            String known = project.digest(item.id());
            if (known.isEmpty() || known.equals(LayoutImages.digest(file))) {
                return;
            }
            Size size = ImageFiles.size(file);
            boolean sameSize = size.width() == item.width() && size.height() == item.height();
            found.add(finding(sameSize ? Kind.IMAGE_CHANGED : Kind.IMAGE_SIZE, item, sameSize
                    ? file.toString()
                    : item.width() + " x " + item.height() + " -> " + size.width() + " x " + size.height()));
        } catch (IOException unreadable) {
            found.add(finding(Kind.IMAGE_UNREADABLE, item, file.toString()));
        }
    }

    private static Finding finding(Kind kind, ImageItem item, String detail) {
        return new Finding(kind, item.name(), 1, detail, false);
    }
}
