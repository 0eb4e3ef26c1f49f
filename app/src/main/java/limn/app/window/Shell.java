package limn.app.window;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import limn.app.text.Texts;
import limn.app.window.command.Action;
import limn.app.window.command.Actions;
import limn.app.window.parts.Icons;
import org.jspecify.annotations.Nullable;

/** The frame of an open project: rail, title row, the place, notices, status row. */
final class Shell extends BorderPane {
    private final Map<Place.Id, Place> places = new EnumMap<>(Place.Id.class);
    private final Map<Place.Id, ToggleButton> buttons = new EnumMap<>(Place.Id.class);
    private final StackPane middle = new StackPane();
    private final Actions actions;
    private Place.@Nullable Id shown;

    Shell(Actions actions, TitleRow title, NoticeBar notices, StatusRow status) {
        getStyleClass().add("shell");
        middle.getStyleClass().add("place");
        var inner = new BorderPane();
        inner.setTop(title);
        inner.setCenter(middle);
        inner.setBottom(new VBox(notices, status));
        this.actions = actions;
        setLeft(rail(actions.texts()));
        setCenter(inner);
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
            button.getStyleClass().add("rail-button");
            actions.add(Action.of("global.go." + id.key(), () -> show(id)).icon(id.icon()));
            actions.button(button, "global.go." + id.key());
            button.selectedProperty().subscribe(chosen -> {
                if (chosen) {
                    show(id); // by an arrow, which goes from one to the next without pressing any
                }
            });
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
        actions.enter(id.scope());
        middle.getChildren().setAll(place.node());
        place.entered();
    }
}
