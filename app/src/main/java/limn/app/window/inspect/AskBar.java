package limn.app.window.inspect;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import limn.app.text.Texts;
import limn.engine.run.RunFolder;
import limn.engine.run.SampleWish;
import org.jspecify.annotations.Nullable;

/** Asks the training that goes on for the next sample with an image or a class, and says that it waits. */
final class AskBar extends HBox {
    private final Texts texts;
    private final InspectorHost host;
    private final ComboBox<String> classBox = new ComboBox<>();
    private final TextField imageField = new TextField();
    private final Button ask;
    private final Label state = new Label();
    private Supplier<@Nullable RunFolder> folder = () -> null;
    private List<String> classes = List.of();
    private boolean running;

    AskBar(Texts texts, InspectorHost host) {
        super(8);
        this.texts = texts;
        this.host = host;
        setAlignment(Pos.CENTER_LEFT);
        setId("ask-bar");
        classBox.setId("ask-class");
        classBox.setPromptText(texts.get("window.inspect.askClass"));
        classBox.setAccessibleText(texts.get("window.inspect.askClass"));
        classBox.setOnAction(e -> askClass());
        imageField.setId("ask-image");
        imageField.setPromptText(texts.get("window.inspect.askImage"));
        imageField.setAccessibleText(texts.get("window.inspect.askImage"));
        imageField.setPrefColumnCount(18);
        imageField.setOnAction(e -> askImage());
        ask = new Button(texts.get("window.inspect.ask"));
        ask.setId("ask");
        ask.setOnAction(e -> askImage());
        state.getStyleClass().add("quiet");
        state.setId("ask-state");
        getChildren().addAll(new Label(texts.get("window.inspect.askNext")), classBox, imageField, ask, state);
    }

    /** @param isRunning whether a training process may hear a wish */
    void show(RunFolder of, List<String> names, boolean isRunning) {
        folder = () -> of;
        running = isRunning;
        if (!names.equals(classes)) {
            classes = names;
            classBox.getItems().setAll(names);
        }
        for (var node : List.of(classBox, imageField, ask)) {
            node.setDisable(!isRunning);
        }
        if (isVisible()) {
            refresh();
        }
    }

    /** Says whether a wish waits. */
    void refresh() {
        RunFolder of = folder.get();
        if (of == null || !running) {
            state.setText(texts.get("window.inspect.askEnded"));
        } else {
            host.run("sample-wish", of::asked, this::waiting);
        }
    }

    private void waiting(Optional<SampleWish> wish) {
        state.setText(wish.map(w -> {
            String image = w.image();
            Integer classIndex = w.classIndex();
            String what = image != null
                    ? image
                    : classIndex != null && classIndex < classes.size() ? classes.get(classIndex) : "";
            return texts.get("window.inspect.askWaits", what);
        }).orElse(""));
    }

    private void askClass() {
        int chosen = classBox.getSelectionModel().getSelectedIndex();
        if (chosen >= 0) {
            send(new SampleWish(null, chosen));
        }
    }

    private void askImage() {
        String typed = imageField.getText().strip();
        List<String> found = host.images().stream().filter(name -> name.equals(typed)).toList();
        if (found.isEmpty() && !typed.isEmpty()) {
            found = host.images().stream().filter(name -> name.contains(typed)).toList();
        }
        if (found.isEmpty()) {
            state.setText(texts.get("window.inspect.askUnknown", typed));
        } else {
            send(new SampleWish(found.getFirst(), null));
        }
    }

    private void send(SampleWish wish) {
        RunFolder of = folder.get();
        if (of != null) {
            host.run("sample-wish", () -> sent(of, wish), this::waiting);
        }
    }

    private static Optional<SampleWish> sent(RunFolder of, SampleWish wish) throws IOException {
        of.ask(wish);
        return Optional.of(wish);
    }
}
