package limn.app.window;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import limn.annotator.format.ImageCheck;
import limn.annotator.format.ImageFinder;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.store.Project;

/** Says that an image is not where it was, and looks for it, and all others that are missing, in a folder that is chosen. */
final class FindImages {
    private record Found(int found, int missing) {}

    private FindImages() {}

    /**
     * @param then runs when images were found
     * @return whether the image is missing; if not, nothing is said
     */
    static boolean offer(Desk desk, ImageId image, Runnable then) {
        Project project = desk.model().project();
        ImageItem item = desk.model().image(image).orElse(null);
        Path file = item == null ? project.folder() : project.file(item);
        if (item == null || Files.exists(file)) {
            return false;
        }
        Notice missing = Notice.of(Notice.Level.WARNING, desk.texts().get("window.missing", item.name(), file));
        desk.notices().accept(project.isReadOnly()
                ? missing
                : missing.withAction(desk.texts().get("window.missing.find"), () -> choose(desk, then)));
        return true;
    }

    private static void choose(Desk desk, Runnable then) {
        desk.folders().choose(desk.texts().get("window.missing.where")).ifPresent(folder -> {
            var stopped = new AtomicBoolean();
            desk.progress().accept(new Progress("find", desk.texts().get("window.missing.looking"), -1, false, () -> {
                stopped.set(true);
                desk.jobs().cancel("find");
                desk.progress().accept(Progress.ended("find"));
            }));
            desk.model().afterSaving(() -> desk.jobs().run("find",
                    () -> find(desk.model().project(), folder, stopped), found -> {
                        desk.progress().accept(Progress.ended("find"));
                        desk.notices().accept(Notice.of(
                                found.missing == 0 ? Notice.Level.DONE : Notice.Level.WARNING,
                                desk.texts().get("window.missing.found", found.found, found.missing)));
                        desk.model().refresh();
                        desk.model().afterSaving(() -> desk.model().inWindow(then)); // the new places are known then
                    }, failure -> {
                        desk.progress().accept(Progress.ended("find"));
                        desk.failed(failure);
                    }));
        });
    }

    private static Found find(Project project, Path folder, AtomicBoolean stopped) {
        Map<ImageId, Path> places = ImageFinder.find(project, List.of(folder), (done, of) -> !stopped.get());
        Set<ImageId> refused = project.facts().relocate(places);
        return new Found(places.size() - refused.size(), ImageCheck.missing(project).size());
    }
}
