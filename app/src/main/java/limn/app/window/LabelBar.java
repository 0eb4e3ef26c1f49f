package limn.app.window;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import limn.annotator.edit.Point;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.view.MaskCanvas;
import limn.app.text.Texts;
import limn.app.window.command.Actions;
import limn.app.window.label.ViewMenu;
import limn.app.window.parts.Icons;
import limn.app.window.parts.Spring;

/** Under the picture: previous and next, the name and size, zoom, what is under the pen, how much is labelled. */
final class LabelBar extends HBox {
    /** Logical pixels of width from which on there is room for size and place, and for the share that is labelled. */
    private static final double WITH_PLACE = 760;
    private static final double WITH_SHARE = 620;

    private final Texts texts;
    private final Jobs jobs;
    private final Button toned;
    private final MaskCanvas canvas;
    private final Label name = new Label();
    private final Label place = new Label();
    private final Label zoom = new Label();
    private final Label point = new Label();
    private final Label labelled = new Label();

    LabelBar(Desk desk, MaskCanvas canvas, ViewMenu view) {
        super(12);
        texts = desk.texts();
        jobs = desk.jobs();
        Actions actions = desk.actions();
        this.canvas = canvas;
        getStyleClass().add("label-bar");
        setAlignment(Pos.CENTER_LEFT);
        name.setId("image-name");
        labelled.setId("labelled-share");
        Button back = arrow("mdi2c-chevron-left", actions, "label.walk.previous");
        back.setId("previous");
        Button forward = arrow("mdi2c-chevron-right", actions, "label.walk.next");
        forward.setId("next");
        Button fit = arrow("mdi2f-fit-to-page-outline", actions, "label.view.fit");
        toned = Icons.button("mdi2c-contrast-circle", "");
        toned.setId("toned");
        actions.button(toned, "label.view.plain");
        toned.managedProperty().bind(toned.visibleProperty());
        canvas.look().toneProperty().subscribe(tone -> toned.setVisible(!tone.isNeutral()));
        name.setMinWidth(40);
        for (Label fixed : new Label[]{place, point, labelled, zoom}) {
            fixed.setMinWidth(USE_PREF_SIZE);
        }
        hideBelow(place, WITH_PLACE);
        hideBelow(labelled, WITH_SHARE);
        var space = new Spring();
        point.getStyleClass().add("number");
        zoom.getStyleClass().add("number");
        place.getStyleClass().add("quiet");
        getChildren().addAll(back, name, place, space, point, labelled, zoom, toned, fit, view.button(), forward);
        canvas.zoomProperty().subscribe(
                z -> zoom.setText(String.format(Locale.ROOT, "%.0f %%", z.doubleValue() * 100)));
        canvas.imagePointProperty().subscribe(this::showPoint);
    }

    /** In a narrow window the name, the point under the pen and the zoom matter more. */
    private void hideBelow(Label label, double least) {
        label.visibleProperty().bind(widthProperty().greaterThan(least));
        label.managedProperty().bind(label.visibleProperty());
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
        point.setText("x " + (int) at.x() + "  y " + (int) at.y() + "  " + what + "  " + value);
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

    /** Counts what is labelled, in the background: a large mask has many pixels. */
    void showMask(Mask mask) {
        jobs.run("share", () -> {
            double pixels = (double) mask.width() * mask.height();
            return 1 - mask.histogram()[Mask.UNLABELLED] / pixels;
        }, share -> labelled.setText(texts.get("window.label.share", String.format(Locale.ROOT, "%.0f", share * 100))),
                failure -> labelled.setText(""));
    }
}
