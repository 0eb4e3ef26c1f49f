package limn.app.window.command;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import limn.app.window.parts.Spring;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line of the palette: icon, title, where it belongs or why it cannot be done, keys. */
final class PaletteCell extends ListCell<PaletteEntry> {
    private final FontIcon icon = new FontIcon("mdi2c-circle-small");
    private final Label title = new Label();
    private final Label detail = new Label();
    private final Label keys = new Label();
    private final HBox row;

    PaletteCell() {
        var space = new Spring();
        detail.getStyleClass().add("quiet");
        detail.setMinWidth(Region.USE_PREF_SIZE);
        title.setMinWidth(0);
        keys.getStyleClass().add("key-cap");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        row = new HBox(10, icon, title, detail, space, keys);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinWidth(0);
        row.setPrefWidth(1);
    }

    @Override
    protected void updateItem(@Nullable PaletteEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (entry == null || empty) {
            setGraphic(null);
            return;
        }
        icon.setIconLiteral(entry.icon().isEmpty() ? "mdi2c-circle-small" : entry.icon());
        title.setText(entry.title());
        detail.setText(entry.obstacle().isEmpty() ? entry.detail() : entry.obstacle());
        keys.setText(entry.keys());
        keys.setVisible(!entry.keys().isEmpty());
        row.setOpacity(entry.obstacle().isEmpty() ? 1 : 0.55);
        setAccessibleText(String.join(", ", entry.title(), detail.getText(), entry.keys()));
        setGraphic(row);
    }
}
