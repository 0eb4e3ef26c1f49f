package limn.app.window.runs;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import limn.app.text.Texts;

/** Where to compute: the devices of this machine side by side. Shown only where there is more than the processor. */
public final class DeviceChoice extends HBox {
    private final Texts texts;
    private final Runnable onChange;
    private String name = "";

    /** @param onChange run when a person has chosen another one */
    public DeviceChoice(Texts texts, Runnable onChange) {
        super(12);
        this.texts = texts;
        this.onChange = onChange;
        setId("devices");
        setAlignment(Pos.CENTER_LEFT);
        visible(false);
    }

    /** The chosen device; "" for the fastest as long as nobody knows which there are. */
    public String name() {
        return name;
    }

    /** @param devices the names of all, the processor among them @param best the one that is chosen until somebody chooses another */
    public void show(List<String> devices, String best) {
        if (!devices.contains(name)) {
            name = best;
        }
        visible(devices.size() > 1);
        var pills = new HBox();
        var group = new ToggleGroup();
        for (String each : devices) {
            ToggleButton pill = pill(each);
            pill.getStyleClass().add(each.equals(devices.getFirst())
                    ? Styles.LEFT_PILL
                    : each.equals(devices.getLast()) ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            pill.setToggleGroup(group);
            pills.getChildren().add(pill);
        }
        getChildren().setAll(new Label(texts.get("window.train.device")), pills);
    }

    private void visible(boolean is) {
        setVisible(is);
        setManaged(is);
    }

    private ToggleButton pill(String each) {
        var pill = new ToggleButton(RunWords.device(texts, each));
        pill.setId("device-" + each);
        pill.setSelected(each.equals(name));
        pill.setOnAction(e -> pill.setSelected(true)); // a second press would leave none chosen
        pill.selectedProperty().subscribe(chosen -> {
            if (chosen && !name.equals(each)) {
                name = each;
                onChange.run();
            }
        });
        return pill;
    }
}
