package limn.app.window.inspect;

import javafx.scene.control.Button;

/** The buttons that walk through a timeline, so that the window can give them keys. */
public record SampleSteps(Button earlier, Button later, Button newest) {}
