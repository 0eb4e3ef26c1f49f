package limn.app.window.label;

import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.util.Duration;
import limn.annotator.view.CanvasLook;
import limn.annotator.view.Tone;
import limn.app.window.command.KeyStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the look of a canvas back from the settings, and keeps them up to date a moment after each change. */
public final class RememberedLook {
    private static final Logger LOG = LoggerFactory.getLogger(RememberedLook.class);
    /** A slider that is dragged shall not write a file per step. */
    private static final Duration MOMENT = Duration.millis(400);

    private final KeyStore settings;
    private final CanvasLook look;
    private final BooleanProperty comparing;
    private final PauseTransition moment = new PauseTransition(MOMENT);

    private RememberedLook(KeyStore settings, CanvasLook look, BooleanProperty comparing) {
        this.settings = settings;
        this.look = look;
        this.comparing = comparing;
        moment.setOnFinished(e -> write());
    }

    /** @param comparing whether picture, mask and prediction stand side by side */
    public static void of(KeyStore settings, CanvasLook look, BooleanProperty comparing) {
        var remembered = new RememberedLook(settings, look, comparing);
        try {
            remembered.read(settings.read("look"));
        } catch (IllegalArgumentException strange) {
            LOG.warn("the look of the canvas starts afresh", strange);
        }
        remembered.watch();
    }

    /** Opacity, outline, grid, rulers, minimap, comparing, contrast, gamma, channel, patterns, which older versions did not write; empty if nothing is remembered. */
    private void read(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length < 9) {
            return;
        }
        look.opacityProperty().set(Math.clamp(Double.parseDouble(parts[0]), 0, 1));
        look.outlineProperty().set(Boolean.parseBoolean(parts[1]));
        look.gridProperty().set(Boolean.parseBoolean(parts[2]));
        look.rulersProperty().set(Boolean.parseBoolean(parts[3]));
        look.minimapProperty().set(Boolean.parseBoolean(parts[4]));
        comparing.set(Boolean.parseBoolean(parts[5]));
        look.toneProperty().set(new Tone(Double.parseDouble(parts[6]), Double.parseDouble(parts[7]),
                Tone.Channel.valueOf(parts[8])));
        look.patternedProperty().set(parts.length > 9 && Boolean.parseBoolean(parts[9]));
    }

    private void watch() {
        for (BooleanProperty property : new BooleanProperty[]{look.outlineProperty(), look.gridProperty(),
                look.rulersProperty(), look.minimapProperty(), look.patternedProperty(), comparing}) {
            property.addListener((o, was, is) -> moment.playFromStart());
        }
        look.opacityProperty().addListener((o, was, is) -> moment.playFromStart());
        look.toneProperty().addListener((o, was, is) -> moment.playFromStart());
    }

    private void write() {
        Tone tone = look.toneProperty().get();
        settings.write("look", String.format(Locale.ROOT, "%.2f %b %b %b %b %b %.3f %.3f %s %b",
                look.opacityProperty().get(), look.outlineProperty().get(), look.gridProperty().get(),
                look.rulersProperty().get(), look.minimapProperty().get(), comparing.get(), tone.contrast(),
                tone.gamma(), tone.channel(), look.patternedProperty().get()));
    }
}
