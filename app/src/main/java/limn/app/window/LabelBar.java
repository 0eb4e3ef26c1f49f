package limn.app.window;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import limn.annotator.edit.Point;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.view.MaskCanvas;
import limn.app.text.Texts;
import limn.app.window.command.Actions;

/** Under the picture: previous and next, the name and size, zoom, what is under the pen, how much is labelled. */
final class LabelBar extends HBox {
    private final Texts texts;
    private final MaskCanvas canvas;
    private final Label name = new Label();
    private final Label place = new Label();
    private final Label zoom = new Label();
    private final Label point = new Label();
    private final Label labelled = new Label();

    LabelBar(Texts texts, Actions actions, MaskCanvas canvas) {
        super(12);
        this.texts = texts;
        this.canvas = canvas;
        getStyleClass().add("label-bar");
        setAlignment(Pos.CENTER_LEFT);
        name.setId("image-name");
        labelled.setId("labelled-share");
        Button back = arrow("mdi2c-chevron-left", actions, "label.walk.previous");
        back.setId("previous");
        Button forward = arrow("mdi2c-chevron-right", actions, "label.walk.next");
        forward.setId("next");
        Button fit = new Button(texts.get("window.label.fit"));
        actions.button(fit, "label.view.fit");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        point.getStyleClass().add("number");
        zoom.getStyleClass().add("number");
        place.getStyleClass().add("quiet");
        getChildren().addAll(back, name, place, space, point, labelled, zoom, fit, forward);
        canvas.zoomProperty().subscribe(
                z -> zoom.setText(String.format(Locale.ROOT, "%.0f %%", z.doubleValue() * 100)));
        canvas.imagePointProperty().subscribe(this::showPoint);
    }

    private static Button arrow(String icon, Actions actions, String id) {
        Button button = Icons.button(icon, "");
        actions.button(button, id);
        return button;
    }

    private void showPoint(@org.jspecify.annotations.Nullable Point at) {
        Mask mask = canvas.mask();
        if (at == null || mask == null || !mask.bounds().contains((int) at.x(), (int) at.y())) {
            point.setText("");
            return;
        }
        int value = mask.at((int) at.x(), (int) at.y());
        String what = value == Mask.UNLABELLED
                ? texts.get("window.value.unlabelled")
                : value == Mask.VOID || value >= canvas.classes().size()
                        ? texts.get("window.value.void")
                        : canvas.classes().get(value).name();
        point.setText("x " + (int) at.x() + "  y " + (int) at.y() + "  " + what);
    }

    void showLoading(ImageItem item) {
        name.setText(item.name());
        place.setText(texts.get("window.label.loading"));
    }

    void show(ImageItem item, Mask mask, int index, int count) {
        name.setText(item.name());
        String size = item.width() + " × " + item.height();
        place.setText(index < 0 ? size : texts.get("window.label.place", size, index + 1, count));
        showMask(mask);
    }

    void showMask(Mask mask) {
        double pixels = (double) mask.width() * mask.height();
        double share = 1 - mask.histogram()[Mask.UNLABELLED] / pixels;
        labelled.setText(texts.get("window.label.share", String.format(Locale.ROOT, "%.0f", share * 100)));
    }
}
