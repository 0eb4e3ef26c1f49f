package limn.app.window.inspect;

import atlantafx.base.theme.Styles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import limn.app.inspect.Refusal;
import limn.app.text.Texts;
import limn.app.train.RunState;
import limn.app.train.RunState.SavedSample;
import limn.engine.run.DrawSheet;
import limn.engine.run.JsonFiles;
import limn.engine.run.RunFolder;
import limn.engine.run.SampleWish;
import org.jspecify.annotations.Nullable;

/**
 * Asks the training that goes on for the next sample with an image or a class, says that it waits, and shows the way to the sample when
 * it has come. What can never come is refused at once, with the reason.
 */
final class AskBar extends VBox {
    private static final String ATTENTION = "needs-attention";

    /** What was asked for here. @param before the samples that somebody had asked for by then */
    private record Asked(SampleWish wish, Set<SavedSample> before) {
        Optional<SavedSample> come(RunState state) {
            return state.samples().stream().filter(s -> s.asked() && !before.contains(s))
                    .reduce((first, second) -> second);
        }
    }

    /** What the run folder says. @param wish the one that waits, or the one just asked for @param refusal why it will not come */
    private record Answer(Optional<SampleWish> wish, Optional<Refusal> refusal) {}

    private final Texts texts;
    private final InspectorHost host;
    private final ComboBox<String> classBox = new ComboBox<>();
    private final TextField imageField = new TextField();
    private final Button ask;
    private final Label words = new Label();
    private final Button go;
    private final Consumer<SavedSample> shower;
    private @Nullable RunFolder folder;
    private RunState run = RunState.nothing();
    private @Nullable Asked asked;
    /** Whether the button asks for the class again, and not for an image: what was touched last. */
    private boolean ofClass;
    private Optional<SavedSample> come = Optional.empty();

    /** @param shower shows a sample */
    AskBar(Texts texts, InspectorHost host, Consumer<SavedSample> shower) {
        super(4);
        this.texts = texts;
        this.host = host;
        this.shower = shower;
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
        imageField.textProperty().addListener((o, was, is) -> ofClass = false);
        ask = new Button(texts.get("window.inspect.ask"));
        ask.setId("ask");
        ask.setOnAction(e -> {
            if (ofClass) {
                askClass();
            } else {
                askImage();
            }
        });
        words.setId("ask-state");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        go = new Button(texts.get("window.inspect.askShow"));
        go.setId("ask-show");
        go.getStyleClass().add(Styles.SMALL);
        go.setOnAction(e -> come.ifPresent(shower));
        var next = new Label(texts.get("window.inspect.askNext"));
        next.setMinWidth(Region.USE_PREF_SIZE);
        ask.setMinWidth(Region.USE_PREF_SIZE);
        go.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(row(next, classBox, imageField, ask),
                row(words, go));
        say("", false);
    }

    private static HBox row(javafx.scene.Node... nodes) {
        var row = new HBox(8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(28); // a sentence that comes moves nothing
        return row;
    }

    /** The run as it is now. */
    void show(RunFolder of, RunState now) {
        if (!of.equals(folder)) {
            asked = null;
            say("", false);
        }
        folder = of;
        if (!now.classes().equals(run.classes())) {
            classBox.getItems().setAll(now.classes());
        }
        run = now;
        for (var node : List.of(classBox, imageField, ask)) {
            node.setDisable(!now.status().isActive());
        }
        if (isVisible()) {
            refresh();
        }
    }

    /** Says whether a wish waits, or has come. */
    void refresh() {
        RunFolder of = folder;
        RunState now = run;
        Optional<SavedSample> fresh = Optional.ofNullable(asked).flatMap(a -> a.come(now));
        if (fresh.isPresent()) {
            asked = null;
            say(texts.get("window.inspect.askCame", fresh.get().step()), false);
            come = fresh;
            go.setVisible(true);
        } else if (of == null || !now.status().isActive()) {
            if (come.isEmpty()) {
                say(texts.get("window.inspect.askEnded"), false);
            }
        } else {
            host.run("sample-wish", () -> judged(of, of.asked(), now), this::waiting);
        }
    }

    private void waiting(Answer answer) {
        answer.wish().ifPresent(wish -> {
            Asked mine = asked;
            if (mine != null && !mine.wish().equals(wish)) {
                asked = null; // somebody else wants something else now
            }
            tell(wish, answer.refusal());
        });
    }

    private void tell(SampleWish wish, Optional<Refusal> refusal) {
        say(refusal.map(r -> why(r, what(wish))).orElseGet(() -> texts.get("window.inspect.askWaits", what(wish))),
                refusal.isPresent());
    }

    private void say(String sentence, boolean refused) {
        come = Optional.empty();
        go.setVisible(false);
        words.setText(sentence);
        words.getStyleClass().removeAll(ATTENTION, "quiet");
        words.getStyleClass().add(refused ? ATTENTION : "quiet");
    }

    private String what(SampleWish wish) {
        String image = wish.image();
        Integer classIndex = wish.classIndex();
        return image != null
                ? image
                : classIndex != null && classIndex < run.classes().size() ? run.classes().get(classIndex) : "";
    }

    private String why(Refusal refusal, String what) {
        return switch (refusal) {
            case ENDED -> texts.get("window.inspect.askEnded");
            case UNREADABLE -> texts.get("window.inspect.refused.unreadable", what);
            case VALIDATION -> texts.get("window.inspect.refused.validation", what);
            case IDLE -> texts.get("window.inspect.refused.idle", what);
            case NOT_IN_RUN -> texts.get("window.inspect.refused.notInRun", what);
            case NO_SUCH_CLASS -> texts.get("window.inspect.refused.noSuchClass", what);
        };
    }

    private void askClass() {
        int chosen = classBox.getSelectionModel().getSelectedIndex();
        if (chosen >= 0) {
            ofClass = true;
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
            say(texts.get("window.inspect.askUnknown", typed), true);
        } else {
            send(new SampleWish(found.getFirst(), null));
        }
    }

    private void send(SampleWish wish) {
        RunFolder of = folder;
        RunState now = run;
        if (of == null) {
            return;
        }
        Set<SavedSample> before = now.samples().stream().filter(SavedSample::asked).collect(Collectors.toSet());
        host.run("sample-ask", () -> sent(of, wish, now), answer -> {
            if (of.equals(folder)) {
                asked = answer.refusal().isEmpty() ? new Asked(wish, before) : asked;
                tell(wish, answer.refusal());
            }
        });
    }

    private static Answer sent(RunFolder of, SampleWish wish, RunState now) throws IOException {
        Answer answer = judged(of, Optional.of(wish), now);
        if (answer.refusal().isEmpty()) {
            of.ask(wish);
        }
        return answer;
    }

    private static Answer judged(RunFolder of, Optional<SampleWish> wish, RunState now) throws IOException {
        if (wish.isEmpty()) {
            return new Answer(wish, Optional.empty());
        }
        Optional<DrawSheet> sheet = JsonFiles.read(of.draws(), DrawSheet.class);
        return new Answer(wish, Refusal.of(wish.get(), now, sheet));
    }
}
