package limn.app.window;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.app.inspect.ImagePlace;
import limn.app.window.inspect.InspectorHost;

/** What inspectors ask of the window, answered by the open project. */
final class InspectorDesk implements InspectorHost {
    private static final int GREY = 0x808080;

    private final Desk desk;
    private final Consumer<ImagePlace> opener;

    InspectorDesk(Desk desk, Consumer<ImagePlace> opener) {
        this.desk = desk;
        this.opener = opener;
    }

    @Override
    public <T> void run(String name, Callable<T> work, Consumer<T> done) {
        desk.jobs().run(name, work, done, desk::failed);
    }

    @Override
    public void open(ImagePlace place) { opener.accept(place); }

    @Override
    public List<String> images() { return desk.model().images().stream().map(ImageItem::name).toList(); }

    @Override
    public int colour(String className) {
        return desk.model().classes().classes().stream().filter(c -> c.name().equals(className)).findFirst()
                .map(LabelClass::rgb).orElse(GREY);
    }

    @Override
    public List<Instant> labelChanges(String image) {
        var project = desk.model().project();
        Optional<ImageId> id = project.images().stream().filter(item -> item.name().equals(image)).findFirst()
                .map(ImageItem::id);
        return id.map(project.facts()::labelChanges).orElse(List.of());
    }
}
