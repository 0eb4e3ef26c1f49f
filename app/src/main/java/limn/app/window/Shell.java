package limn.app.window;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import limn.app.text.Texts;
import org.jspecify.annotations.Nullable;

/** The frame of an open project: rail, title row, the place, notices, status row. */
final class Shell extends BorderPane {
    private static final KeyCode[] DIGITS = {KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4};
    private final Map<Place.Id, Place> places = new EnumMap<>(Place.Id.class);
    private final Map<Place.Id, ToggleButton> buttons = new EnumMap<>(Place.Id.class);
    private final StackPane middle = new StackPane();
    private Place.@Nullable Id shown;

    Shell(Texts texts, TitleRow title, NoticeBar notices, StatusRow status) {
        getStyleClass().add("shell");
        middle.getStyleClass().add("place");
        var inner = new BorderPane(middle);
        inner.setTop(title);
        inner.setBottom(new VBox(notices, status));
        setLeft(rail(texts));
        setCenter(inner);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    private VBox rail(Texts texts) {
        var rail = new VBox(4);
        rail.getStyleClass().add("rail");
        var group = new ToggleGroup();
        for (Place.Id id : Place.Id.values()) {
            var button = new ToggleButton(texts.get("window.place." + id.key()), Icons.of(id.icon()));
            button.setId("place-" + id.key());
            button.setContentDisplay(ContentDisplay.TOP);
            button.setToggleGroup(group);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setFocusTraversable(false);
            button.getStyleClass().add("rail-button");
            button.setTooltip(new Tooltip(texts.get("window.place.tip", texts.get("window.place." + id.key()),
                    "Ctrl+" + (id.ordinal() + 1))));
            button.setOnAction(e -> show(id));
            buttons.put(id, button);
            rail.getChildren().add(button);
        }
        return rail;
    }

    void put(Place.Id id, Place place) { places.put(id, place); }

    Place.Id shown() { return shown == null ? Place.Id.IMAGES : shown; }

    void show(Place.Id id) {
        Place place = places.get(id);
        ToggleButton button = buttons.get(id);
        if (place == null || button == null) {
            return;
        }
        button.setSelected(true);
        if (id == shown) {
            return;
        }
        Place before = shown == null ? null : places.get(shown);
        if (before != null) {
            before.left();
        }
        shown = id;
        middle.getChildren().setAll(place.node());
        place.entered();
    }

    private void keyPressed(KeyEvent e) {
        if (e.isShortcutDown() && !e.isShiftDown()) {
            for (int i = 0; i < DIGITS.length; i++) {
                if (e.getCode() == DIGITS[i]) {
                    show(Place.Id.values()[i]);
                    e.consume();
                    return;
                }
            }
        }
        Place place = places.get(shown());
        if (place != null && !(e.getTarget() instanceof javafx.scene.control.TextInputControl) && place.key(e)) {
            e.consume();
        }
    }
}
