package limn.annotator.view;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How a canvas shows what it shows. None of this changes a mask or a picture. JavaFX thread only. */
public final class CanvasLook {
    private final DoubleProperty opacity = new SimpleDoubleProperty(this, "opacity", 0.5);
    private final BooleanProperty peeking = new SimpleBooleanProperty(this, "peeking", false);
    private final BooleanProperty outline = new SimpleBooleanProperty(this, "outline", false);
    private final BooleanProperty patterned = new SimpleBooleanProperty(this, "patterned", false);
    private final BooleanProperty grid = new SimpleBooleanProperty(this, "grid", false);
    private final BooleanProperty rulers = new SimpleBooleanProperty(this, "rulers", false);
    private final BooleanProperty minimap = new SimpleBooleanProperty(this, "minimap", true);
    private final ObjectProperty<Tone> tone = new SimpleObjectProperty<>(this, "tone", Tone.NEUTRAL);

    CanvasLook() {}

    /** Of the mask over the picture, 0..1. */
    public DoubleProperty opacityProperty() { return opacity; }

    /** Whether the mask is hidden for a look at the picture. */
    public BooleanProperty peekingProperty() {
        return peeking;
    }

    /** Whether of the mask only its outlines are shown. */
    public BooleanProperty outlineProperty() { return outline; }

    /** Whether classes have patterns beside their colours. */
    public BooleanProperty patternedProperty() {
        return patterned;
    }

    /** Whether the pixels of the picture have lines between them from 400 % on. */
    public BooleanProperty gridProperty() {
        return grid;
    }

    /** Whether rulers count the pixels of the picture above and at the left. */
    public BooleanProperty rulersProperty() {
        return rulers;
    }

    /** Whether a small picture tells which part is in sight, where that is not all of it. */
    public BooleanProperty minimapProperty() {
        return minimap;
    }

    /** Contrast, gamma and channel. */
    public ObjectProperty<Tone> toneProperty() { return tone; }
}
