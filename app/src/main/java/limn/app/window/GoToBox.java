package limn.app.window;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import limn.annotator.view.Gallery;
import limn.app.window.gallery.GalleryRow;

/**
 * A small field over the gallery that goes to an image while its number or the beginning of its name is written. Enter stays there,
 * Escape goes back to where one was.
 */
final class GoToBox extends HBox {
    private final Desk desk;
    private final Gallery gallery;
    private final Supplier<List<GalleryRow>> rows;
    private final TextField field = new TextField();
    private final Label none = new Label();
    private int before = -1;

    GoToBox(Desk desk, Gallery gallery, Supplier<List<GalleryRow>> rows) {
        super(8);
        this.desk = desk;
        this.gallery = gallery;
        this.rows = rows;
        getStyleClass().add("go-to");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        field.setId("go-to");
        field.setPrefColumnCount(20);
        field.setPromptText(desk.texts().get("window.goTo.prompt"));
        field.textProperty().addListener((o, was, is) -> look(is));
        field.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.ESCAPE) {
                hide(e.getCode() == KeyCode.ESCAPE);
                e.consume();
            }
        });
        field.focusedProperty().addListener((o, was, is) -> setVisible(is && isVisible()));
        none.getStyleClass().add("quiet");
        getChildren().addAll(new Label(desk.texts().get("window.goTo")), field, none);
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    void open() {
        before = gallery.focusedIndex();
        field.clear();
        none.setText("");
        setVisible(true);
        field.requestFocus();
    }

    private void hide(boolean back) {
        setVisible(false);
        gallery.requestFocus();
        if (back && before >= 0 && before < gallery.items().size()) {
            gallery.selectAt(before);
        }
    }

    private void look(String text) {
        List<GalleryRow> among = List.copyOf(rows.get());
        desk.jobs().run("goTo", () -> find(among, text), found -> {
            none.setText(found.isEmpty() && !text.isBlank() ? desk.texts().get("window.goTo.none") : "");
            if (found.isPresent() && isVisible() && found.getAsInt() < gallery.items().size()) {
                gallery.selectAt(found.getAsInt());
            }
        }, desk::failed);
    }

    /** The place that a number from 1 means, else of the first name that begins with the text, else of the first that has it. */
    static OptionalInt find(List<GalleryRow> rows, String text) {
        String part = GalleryRow.plain(text);
        if (part.isEmpty()) {
            return OptionalInt.empty();
        }
        if (part.matches("\\d{1,9}") && Integer.parseInt(part) >= 1 && Integer.parseInt(part) <= rows.size()) {
            return OptionalInt.of(Integer.parseInt(part) - 1);
        }
        int within = -1;
        for (int i = 0; i < rows.size(); i++) {
            String name = rows.get(i).plainName();
            if (name.startsWith(part)) {
                return OptionalInt.of(i);
            }
            within = within < 0 && name.contains(part) ? i : within;
        }
        return within < 0 ? OptionalInt.empty() : OptionalInt.of(within);
    }
}
