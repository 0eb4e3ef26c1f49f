package limn.app.window.inspect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import limn.app.text.Texts;
import limn.engine.run.JsonFiles;
import limn.engine.run.RunFolder;
import limn.engine.run.WatchSheet;
import org.jspecify.annotations.Nullable;

/** Chooses which images are watched: by the run that goes on from its next measurement on, and by all later runs of the project. */
final class WatchChooser extends HBox {
    private final Texts texts;
    private final InspectorHost host;
    private final TextField field = new TextField();
    private final Button add;
    private final Label state = new Label();
    private @Nullable RunFolder folder;
    private boolean running;

    WatchChooser(Texts texts, InspectorHost host) {
        super(8);
        this.texts = texts;
        this.host = host;
        setAlignment(Pos.CENTER_LEFT);
        field.setPromptText(texts.get("window.inspect.askImage"));
        field.setAccessibleText(texts.get("window.inspect.askImage"));
        field.setId("watch-image");
        field.setPrefColumnCount(20);
        field.setOnAction(e -> add());
        add = new Button(texts.get("window.watch.add"));
        add.setId("watch-add");
        add.setOnAction(e -> add());
        state.getStyleClass().add("quiet");
        state.setId("watch-state");
        getChildren().addAll(field, add, state);
    }

    void show(@Nullable RunFolder of, boolean isRunning) {
        if (of == null || !of.equals(folder)) {
            state.setText("");
        }
        folder = of;
        running = isRunning;
        field.setDisable(of == null);
        add.setDisable(of == null);
    }

    private void add() {
        RunFolder of = folder;
        String typed = field.getText().strip();
        Optional<String> found = host.images().stream().filter(name -> name.equals(typed)).findFirst()
                .or(() -> host.images().stream().filter(name -> !typed.isEmpty() && name.contains(typed)).findFirst());
        if (of == null || found.isEmpty()) {
            state.setText(texts.get("window.inspect.askUnknown", typed));
            return;
        }
        host.run("watch-list", () -> {
            var names = new ArrayList<>(chosen(of));
            if (!names.contains(found.get())) {
                names.add(found.get());
            }
            return write(of, names, running);
        }, names -> {
            field.clear();
            state.setText(texts.get(running ? "window.watch.addedNow" : "window.watch.addedNext", found.get()));
        });
    }

    /** Watches these from now on. */
    void choose(List<String> names) {
        RunFolder of = folder;
        if (of != null) {
            host.run("watch-list", () -> write(of, names, running), done -> state
                    .setText(texts.get(running ? "window.watch.changedNow" : "window.watch.changedNext")));
        }
    }

    private static List<String> chosen(RunFolder of) throws IOException {
        Optional<WatchSheet.Chosen> all = JsonFiles.read(of.watchListOfAll(), WatchSheet.Chosen.class);
        Optional<WatchSheet.Chosen> now = all.isPresent()
                ? all
                : JsonFiles.read(of.watchList(), WatchSheet.Chosen.class);
        return now.map(WatchSheet.Chosen::images).orElse(List.of());
    }

    private static List<String> write(RunFolder of, List<String> names, boolean live) throws IOException {
        var chosen = new WatchSheet.Chosen(List.copyOf(names));
        JsonFiles.write(of.watchListOfAll(), chosen);
        if (live) {
            JsonFiles.write(of.watchList(), chosen);
        }
        return names;
    }
}
