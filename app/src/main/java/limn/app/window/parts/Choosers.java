package limn.app.window.parts;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import limn.app.text.Texts;

/** Parts that the cards of import and export share. */
public final class Choosers {
    private Choosers() {}

    /** A list to choose one of, the first to begin with. */
    public static <T> ComboBox<T> of(String id, List<T> all, Function<T, String> words) {
        var box = new ComboBox<T>();
        box.setId(id);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T one) { return one == null ? "" : words.apply(one); }

            @Override
            public T fromString(String text) { throw new UnsupportedOperationException("nothing is typed here"); }
        });
        box.getItems().setAll(all);
        box.getSelectionModel().selectFirst();
        return box;
    }

    /** Gives a card its width, and the height that it needs. */
    public static void size(Region card, double width) {
        card.setPrefWidth(width);
        card.setMaxSize(width, Region.USE_PREF_SIZE);
    }

    /** The buttons at the end of a card. */
    public static HBox bottom(Button... buttons) {
        var space = new Spring();
        var row = new HBox(8, space);
        row.getChildren().addAll(buttons);
        row.getStyleClass().add("card-top");
        return row;
    }

    /** The heading of a card and the button that closes it. */
    public static HBox top(String words, String id, Texts texts, Runnable close) {
        var heading = new Label(words);
        heading.getStyleClass().add("title-4");
        var space = new Spring();
        Button done = Icons.button("mdi2c-close", texts.get("window.notice.close"));
        done.setId(id);
        done.setOnAction(e -> close.run());
        var row = new HBox(8, heading, space, done);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("card-top");
        return row;
    }
}
