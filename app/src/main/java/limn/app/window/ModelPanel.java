package limn.app.window;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.view.MaskCanvas;
import limn.app.text.Texts;
import limn.app.window.parts.Icons;
import org.jspecify.annotations.Nullable;

/** What the newest network suggests for the image at hand: shown striped on demand, accepted whole or class by class. */
final class ModelPanel extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final Predictions predictions;
    private final MaskCanvas canvas;
    private final Consumer<Mask> accept;
    private final Label state = new Label();
    private final ToggleButton show;
    private final Button acceptAll;
    private final MenuButton acceptClass;
    private @Nullable ImageItem item;
    private byte @Nullable [] labels;
    private Consumer<byte @Nullable []> onLabels = found -> {};
    private Map<ImageId, Callable<Optional<Predictions.Suggestion>>> brought = Map.of();

    /** @param accept takes the mask with what was accepted */
    ModelPanel(Desk desk, Predictions predictions, MaskCanvas canvas, Consumer<Mask> accept) {
        super(6);
        this.desk = desk;
        this.predictions = predictions;
        this.canvas = canvas;
        this.accept = accept;
        texts = desk.texts();
        state.getStyleClass().add("quiet");
        state.setWrapText(true);
        state.setId("model-state");
        show = new ToggleButton(texts.get("window.model.show"), Icons.of("mdi2a-auto-fix"));
        show.setId("show-prediction");
        desk.actions().hint(show, "label.model.show");
        show.setOnAction(e -> ask());
        acceptAll = Icons.worded("mdi2c-check-all", texts.get("window.model.accept"));
        acceptAll.setId("accept-prediction");
        desk.actions().hint(acceptAll, "label.shape.finish", () -> texts.get("window.model.accept"));
        acceptAll.setOnAction(e -> acceptAll());
        acceptClass = new MenuButton(texts.get("window.model.acceptClass"));
        acceptClass.setId("accept-class");
        for (var control : new javafx.scene.control.Control[]{show, acceptAll, acceptClass}) {
            control.setMaxWidth(Double.MAX_VALUE);
        }
        getChildren().addAll(state, show, acceptAll, acceptClass);
        refresh();
    }

    /** Told what the model says of the image at hand, and null when that is shown no more. */
    void onLabels(Consumer<byte @Nullable []> listener) {
        onLabels = listener;
    }

    byte @Nullable [] labels() { return labels; }

    /** When this image is shown, what somebody else brings is suggested, and not what the newest network says. */
    void bring(ImageId image, Callable<Optional<Predictions.Suggestion>> suggestion) {
        brought = Map.of(image, suggestion);
        if (item != null && item.id().equals(image)) {
            show(item);
        }
    }

    /** Another image is at hand. */
    void show(ImageItem shown) {
        item = shown;
        labels = null;
        show.setSelected(show.isSelected() || brought.containsKey(shown.id()));
        refresh();
        if (show.isSelected()) {
            ask();
        }
    }

    void refresh() {
        boolean there = labels != null;
        acceptAll.setDisable(!there);
        acceptClass.setDisable(!there);
        if (!there) {
            state.setText(texts.get(show.isSelected() ? "window.model.working" : "window.model.hint"));
        }
    }

    void toggle() {
        show.setSelected(!show.isSelected());
        ask();
    }

    private void ask() {
        ImageItem of = item;
        if (!show.isSelected() || of == null) {
            desk.jobs().cancel("predict");
            labels = null;
            onLabels.accept(null);
            if (canvas.mask() != null) {
                canvas.setSuggestion(null);
            }
            refresh();
            return;
        }
        refresh();
        desk.jobs().run("predict", brought.getOrDefault(of.id(), () -> predictions.predict(of)),
                found -> put(of, found), failure -> {
                    show.setSelected(false);
                    refresh();
                    desk.failed(failure);
                });
    }

    private void put(ImageItem of, Optional<Predictions.Suggestion> found) {
        if (!of.equals(item) || canvas.mask() == null) {
            return;
        }
        if (found.isEmpty()) {
            show.setSelected(false);
            refresh();
            state.setText(texts.get("window.model.none"));
            return;
        }
        labels = found.get().labels();
        canvas.setSuggestion(labels);
        onLabels.accept(labels);
        refresh();
        List<String> strangers = found.get().strangers();
        state.setText(texts.get("window.model.from", found.get().run(), found.get().step()) + (strangers.isEmpty()
                ? ""
                : "\n" + texts.get("window.model.strangers", String.join(", ", strangers))));
        fillMenu(found.get().labels());
    }

    private void fillMenu(byte[] suggested) {
        var counts = new long[256];
        for (byte value : suggested) {
            counts[value & 0xFF]++;
        }
        acceptClass.getItems().clear();
        for (LabelClass c : desk.model().classes().classes()) {
            if (counts[c.index()] > 0) {
                var entry = new MenuItem(c.name());
                entry.setOnAction(e -> accept(Set.of(c.index())));
                acceptClass.getItems().add(entry);
            }
        }
    }

    void acceptAll() { accept(Set.of()); }

    /** Takes over the suggestion where nobody has decided. @param classes only these, or all if empty */
    private void accept(Set<Integer> classes) {
        Mask mask = canvas.mask();
        byte[] suggested = labels;
        if (mask != null && suggested != null) {
            ImageItem of = item;
            desk.jobs().run("accept",
                    () -> limn.annotator.edit.Predictions.accept(mask, suggested, classes, false), after -> {
                        if (canvas.mask() == mask && of != null && of.equals(item)) {
                            accept.accept(after);
                        }
                    }, desk::failed);
        }
    }
}
