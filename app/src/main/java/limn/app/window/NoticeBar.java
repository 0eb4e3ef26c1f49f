package limn.app.window;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import limn.app.text.Texts;
import limn.app.window.parts.Icons;

/** The newest notice, above the status row. */
final class NoticeBar extends VBox {
    private final Texts texts;

    NoticeBar(Texts texts) {
        this.texts = texts;
        getStyleClass().add("notice-area");
        hide();
    }

    void show(Notice notice) {
        var row = new HBox(10);
        row.setAlignment(Pos.CENTER_LEFT);
        var text = new Label(notice.text(), Icons.of(switch (notice.level()) {
            case INFO -> "mdi2i-information-outline";
            case DONE -> "mdi2c-check-circle-outline";
            case WARNING -> "mdi2a-alert-outline";
            case ERROR -> "mdi2a-alert-circle-outline";
        }));
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        row.getChildren().add(text);
        if (!notice.details().isBlank()) {
            var details = new Button(texts.get("window.notice.details"));
            details.setMinWidth(USE_PREF_SIZE); // a long text gives way, not the button
            details.setOnAction(e -> unfold(notice.details()));
            row.getChildren().add(details);
        }
        if (!notice.action().isEmpty()) {
            var action = new Button(notice.action());
            action.setId("notice-action");
            action.setMinWidth(USE_PREF_SIZE);
            action.setOnAction(e -> {
                hide();
                notice.answer().run();
            });
            row.getChildren().add(action);
        }
        var close = Icons.button("mdi2c-close", texts.get("window.notice.close"));
        close.setOnAction(e -> hide());
        row.getChildren().add(close);
        row.getStyleClass().setAll("notice", "notice-" + notice.level().name().toLowerCase(java.util.Locale.ROOT));
        getChildren().setAll(row);
        setVisible(true);
        setManaged(true);
    }

    private void unfold(String details) {
        if (getChildren().size() > 1) {
            getChildren().remove(1);
            return;
        }
        var area = new TextArea(details);
        area.setEditable(false);
        area.setPrefRowCount(8);
        getChildren().add(area);
    }

    void hide() {
        getChildren().clear();
        setVisible(false);
        setManaged(false);
    }
}
