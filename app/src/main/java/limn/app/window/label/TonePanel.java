package limn.app.window.label;

import java.util.Arrays;
import java.util.function.DoubleConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import limn.annotator.view.MaskCanvas;
import limn.annotator.view.Tone;
import limn.app.text.Texts;
import limn.app.window.command.Actions;

/** A card over the picture: contrast, gamma and channel of what is shown. Escape closes it; the picture itself never changes. */
public final class TonePanel extends VBox {
    private final Texts texts;
    private final MaskCanvas canvas;
    private final Slider contrast;
    private final Slider gamma;
    private final ToggleGroup channels = new ToggleGroup();

    public TonePanel(Texts texts, Actions actions, MaskCanvas canvas) {
        super(8);
        this.texts = texts;
        this.canvas = canvas;
        getStyleClass().add("tone-panel");
        setId("tone-panel");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setVisible(false);
        contrast = slider("contrast", -2, 2, v -> put(tone().withContrast(Math.pow(2, v))));
        gamma = slider("gamma", -2, 2, v -> put(tone().withGamma(Math.pow(2, v))));
        var reset = new Button(texts.get("window.tone.reset"));
        reset.setId("tone-reset");
        actions.button(reset, "label.view.plain");
        var note = new Label(texts.get("window.tone.note"));
        note.getStyleClass().add("quiet");
        note.setWrapText(true);
        getChildren().addAll(row("contrast", contrast), row("gamma", gamma), channelRow(), new HBox(reset), note);
        canvas.look().toneProperty().subscribe(this::show);
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                turn();
                e.consume();
            }
        });
    }

    /** Opens with the focus on the first slider, or closes and gives the focus back to the picture. */
    public void turn() {
        setVisible(!isVisible());
        if (isVisible()) {
            contrast.requestFocus();
        } else {
            canvas.requestFocus();
        }
    }

    private Tone tone() { return canvas.look().toneProperty().get(); }

    private void put(Tone changed) { canvas.look().toneProperty().set(changed); }

    private Slider slider(String id, double least, double most, DoubleConsumer changed) {
        var slider = new Slider(least, most, 0);
        slider.setId(id);
        slider.setBlockIncrement(0.1);
        slider.setAccessibleText(texts.get("window.tone." + id));
        slider.valueProperty().addListener((o, was, is) -> changed.accept(is.doubleValue()));
        return slider;
    }

    private HBox row(String id, Slider slider) {
        var word = new Label(texts.get("window.tone." + id));
        word.setMinWidth(64);
        HBox.setHgrow(slider, Priority.ALWAYS);
        var row = new HBox(8, word, slider);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox channelRow() {
        var row = new HBox();
        for (Tone.Channel channel : Tone.Channel.values()) {
            var button = new ToggleButton(
                    texts.get("window.tone." + channel.name().toLowerCase(java.util.Locale.ROOT)));
            button.setId("channel-" + channel.name().toLowerCase(java.util.Locale.ROOT));
            button.setUserData(channel);
            button.setToggleGroup(channels);
            button.getStyleClass().add(channel == Tone.Channel.ALL
                    ? "left-pill"
                    : channel == Tone.Channel.BLUE ? "right-pill" : "center-pill");
            button.setOnAction(e -> {
                button.setSelected(true);
                put(tone().withChannel(channel));
            });
            row.getChildren().add(button);
        }
        return row;
    }

    private void show(Tone tone) {
        contrast.setValue(log2(tone.contrast()));
        gamma.setValue(log2(tone.gamma()));
        Arrays.stream(channels.getToggles().toArray(ToggleButton[]::new))
                .filter(b -> b.getUserData() == tone.channel()).forEach(b -> b.setSelected(true));
    }

    private static double log2(double value) { return Math.clamp(Math.log(value) / Math.log(2), -2, 2); }
}
