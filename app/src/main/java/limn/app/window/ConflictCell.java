package limn.app.window;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Rectangle;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.review.Conflict;
import limn.app.text.Texts;
import limn.app.window.parts.Colours;

/** A conflict in the list: the class, the image, what is said against what. */
final class ConflictCell extends ListCell<Conflict> {
    private final Desk desk;
    private final Texts texts;
    private final Rectangle swatch = new Rectangle(12, 12);
    private final Label name = new Label();
    private final Label image = new Label();
    private final Label why = new Label();
    private final HBox row = new HBox(10, swatch, name, image, why);

    ConflictCell(Desk desk) {
        this.desk = desk;
        texts = desk.texts();
        swatch.setArcWidth(4);
        swatch.setArcHeight(4);
        for (Label label : new Label[]{name, image}) {
            label.setMinWidth(150);
            label.setPrefWidth(150);
            label.setMaxWidth(150);
            label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        }
        why.getStyleClass().add("quiet");
        why.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(why, Priority.ALWAYS);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPrefWidth(0);
    }

    @Override
    protected void updateItem(Conflict shown, boolean isEmpty) {
        super.updateItem(shown, isEmpty);
        setText(null);
        var classes = desk.model().classes();
        if (isEmpty || shown == null || shown.classId() >= classes.size()) {
            setGraphic(null);
            return;
        }
        LabelClass k = classes.get(shown.classId());
        swatch.setFill(Colours.of(k.rgb()));
        name.setText(k.name());
        image.setText(desk.model().image(shown.image()).map(ImageItem::name).orElse(""));
        why.setText(words(shown));
        setGraphic(row);
    }

    private String words(Conflict conflict) {
        String key = "window.conflicts.why." + conflict.kind().name().toLowerCase(Locale.ROOT);
        return switch (conflict) {
            case Conflict.PaintedButAbsent c -> texts.get(key, c.pixels());
            case Conflict.TaggedButNowhere c -> texts.get(key);
            case Conflict.AbsentButSure c -> texts.get(key, Math.round(c.confidence() * 100));
            case Conflict.UnknownButSure c -> texts.get(key, Math.round(c.confidence() * 100));
        };
    }
}
