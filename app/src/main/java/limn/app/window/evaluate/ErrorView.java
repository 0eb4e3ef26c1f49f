package limn.app.window.evaluate;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import limn.app.evaluate.ErrorMap;
import limn.app.evaluate.ErrorPicture;
import limn.app.text.Texts;

/** The error map of one image, with what its colours mean and how much there is of each. A click opens the image. */
final class ErrorView extends BorderPane {
    private final Texts texts;
    private final ImageView picture = new ImageView();
    private final FlowPane legend = new FlowPane(14, 2);
    private final Label title = new Label();

    ErrorView(Texts texts, Runnable open) {
        this.texts = texts;
        setId("error-map");
        getStyleClass().add("error-map");
        setMinSize(160, 120);
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        var frame = new Pane(picture) {
            @Override
            protected void layoutChildren() {
                Image shown = picture.getImage();
                if (shown == null) {
                    return;
                }
                double scale = Math.min(getWidth() / shown.getWidth(), getHeight() / shown.getHeight());
                picture.setFitWidth(shown.getWidth() * scale);
                picture.setFitHeight(shown.getHeight() * scale);
                picture.relocate(Math.floor((getWidth() - shown.getWidth() * scale) / 2),
                        Math.floor((getHeight() - shown.getHeight() * scale) / 2));
            }
        };
        frame.getStyleClass().add("picture-frame");
        frame.setMinSize(0, 0);
        frame.setOnMouseClicked(e -> open.run());
        frame.setCursor(javafx.scene.Cursor.HAND);
        title.getStyleClass().add("quiet");
        title.setMinWidth(0);
        setTop(title);
        setCenter(frame);
        setBottom(legend);
    }

    /** Shows the map of an image. @param words which image and place */
    void show(Image made, ErrorMap map, String words) {
        picture.setImage(made);
        title.setText(words);
        legend.getChildren().clear();
        long decided = map.count(ErrorMap.Kind.RIGHT) + map.count(ErrorMap.Kind.MISSED)
                + map.count(ErrorMap.Kind.INVENTED) + map.count(ErrorMap.Kind.CONFUSED);
        for (ErrorMap.Kind kind : new ErrorMap.Kind[]{ErrorMap.Kind.MISSED, ErrorMap.Kind.INVENTED,
                ErrorMap.Kind.CONFUSED}) {
            if (map.count(kind) > 0) {
                legend.getChildren().add(entry(kind, decided == 0 ? 0 : (double) map.count(kind) / decided));
            }
        }
        if (legend.getChildren().isEmpty()) {
            legend.getChildren().add(quiet(texts.get("window.evaluation.allRight")));
        }
        if (map.count(ErrorMap.Kind.UNDECIDED) > 0) {
            legend.getChildren().add(quiet(texts.get("window.evaluation.undecided")));
        }
        picture.getParent().requestLayout();
    }

    void clear() {
        picture.setImage(null);
        title.setText("");
        legend.getChildren().clear();
    }

    private HBox entry(ErrorMap.Kind kind, double share) {
        int rgb = ErrorPicture.colour(kind);
        var swatch = new Rectangle(10, 10, Color.rgb(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255));
        String words = texts.get("window.evaluation.kind." + kind.name().toLowerCase(Locale.ROOT));
        var label = quiet(words + " " + (share < 0.001
                ? "< 0.1 %"
                : String.format(Locale.ROOT, "%.1f %%",
                        100 * share)));
        var entry = new HBox(5, swatch, label);
        entry.setAlignment(Pos.CENTER_LEFT);
        return entry;
    }

    private static Label quiet(String words) {
        var label = new Label(words);
        label.getStyleClass().add("quiet");
        return label;
    }
}
