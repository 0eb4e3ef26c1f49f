package limn.app.window.evaluate;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Images or regions in order; choosing one shows it, Enter or a double click opens it. */
final class FoundList extends ListView<Found> {
    FoundList(Consumer<Found> show, Consumer<Found> open) {
        setId("evaluation-found");
        setFixedCellSize(42);
        setMinWidth(120);
        setCellFactory(view -> new Cell());
        getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (is != null) {
                show.accept(is);
            }
        });
        setOnMouseClicked(e -> {
            Found chosen = getSelectionModel().getSelectedItem();
            if (e.getClickCount() == 2 && chosen != null) {
                open.accept(chosen);
            }
        });
        setOnKeyPressed(e -> {
            Found chosen = getSelectionModel().getSelectedItem();
            if (e.getCode() == KeyCode.ENTER && chosen != null) {
                open.accept(chosen);
                e.consume();
            }
        });
    }

    void show(List<Found> found) {
        getItems().setAll(found);
        scrollTo(0);
        if (!found.isEmpty()) {
            getSelectionModel().select(0);
        }
    }

    private static final class Cell extends ListCell<Found> {
        private final Label name = new Label();
        private final Label detail = new Label();
        private final VBox box = new VBox(1, name, detail);

        Cell() {
            detail.getStyleClass().add("quiet");
            box.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Found found, boolean empty) {
            super.updateItem(found, empty);
            setGraphic(empty || found == null ? null : box);
            if (found != null) {
                name.setText(found.image());
                detail.setText(found.detail());
            }
        }
    }
}
