package limn.app.window;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.view.MaskCanvas;
import limn.annotator.view.Sight;
import limn.app.inspect.ImagePlace;
import org.jspecify.annotations.Nullable;

/** Opens an image in the Label place and looks at one place in it, as soon as the picture is there. */
final class OpenAtPlace implements Consumer<ImagePlace> {
    private static final double CLOSER = 2;

    private final Desk desk;
    private final LabelPlace label;
    private final Consumer<ImageId> paint;
    private @Nullable ChangeListener<@Nullable Mask> waiting;

    /** @param paint opens an image in the Label place and goes there */
    OpenAtPlace(Desk desk, LabelPlace label, Consumer<ImageId> paint) {
        this.desk = desk;
        this.label = label;
        this.paint = paint;
    }

    @Override
    public void accept(ImagePlace place) {
        Optional<ImageItem> found = desk.model().images().stream().filter(i -> i.name().equals(place.image()))
                .findFirst();
        if (found.isEmpty()) {
            desk.notices().accept(Notice.of(Notice.Level.INFO,
                    desk.texts().get("window.inspect.noImage", place.image())));
            return;
        }
        ImageItem item = found.get();
        boolean isShown = label.shown().map(ImageItem::id).filter(item.id()::equals).isPresent();
        if (!isShown) {
            lookWhenThere(item, place);
        }
        paint.accept(item.id());
        if (isShown) {
            Platform.runLater(() -> look(item, place));
        }
    }

    private void lookWhenThere(ImageItem item, ImagePlace place) {
        MaskCanvas canvas = label.canvas();
        if (waiting != null) {
            canvas.maskProperty().removeListener(waiting);
        }
        ChangeListener<@Nullable Mask> listener = (o, was, is) -> {
            if (is != null && label.shown().map(ImageItem::id).filter(item.id()::equals).isPresent()) {
                stopWaiting();
                Platform.runLater(() -> look(item, place));
            }
        };
        waiting = listener;
        canvas.maskProperty().addListener(listener);
    }

    private void stopWaiting() {
        ChangeListener<@Nullable Mask> listener = waiting;
        waiting = null;
        if (listener != null) {
            label.canvas().maskProperty().removeListener(listener);
        }
    }

    private void look(ImageItem item, ImagePlace place) {
        MaskCanvas canvas = label.canvas();
        canvas.fit();
        double zoom = canvas.sightProperty().get().zoom() * CLOSER;
        canvas.look(new Sight(Math.clamp(place.x(), 0, 1) * item.width(), Math.clamp(place.y(), 0, 1) * item.height(),
                zoom));
    }
}
