package limn.app.window.review;

import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** The region at hand, as large as there is room, with its class and how sure the network is. */
final class RegionPane extends BorderPane {
    /** What is shown. @param bare the picture without the region over it @param details of the region, in words */
    record Shown(Image marked, Image bare, String className, int rgb, String details, String warning) {}

    private final ImageView picture = new ImageView();
    private final Rectangle swatch = new Rectangle(14, 14);
    private final Label name = new Label();
    private final Label details = new Label();
    private final Label warning = new Label();
    private @Nullable Shown shown;

    RegionPane() {
        setId("review-region");
        setFocusTraversable(true);
        setMinSize(200, 160);
        getStyleClass().add("review-region");
        picture.setPreserveRatio(true);
        name.setId("review-class");
        name.getStyleClass().add("run-title");
        details.setId("review-details");
        details.getStyleClass().add("quiet");
        warning.getStyleClass().add("quiet");
        var head = new HBox(8, swatch, name, details, warning);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(32);
        name.setMinWidth(USE_PREF_SIZE);
        details.setMinWidth(0);
        details.setWrapText(true); // why there is nothing to show is a sentence
        var frame = new Pane(picture) {
            @Override
            protected void layoutChildren() {
                Image image = picture.getImage();
                if (image != null && image.getWidth() > 0) {
                    double scale = Math.min(getWidth() / image.getWidth(), getHeight() / image.getHeight());
                    picture.setFitWidth(image.getWidth() * scale);
                    picture.setFitHeight(image.getHeight() * scale);
                    picture.relocate(Math.floor((getWidth() - image.getWidth() * scale) / 2),
                            Math.floor((getHeight() - image.getHeight() * scale) / 2));
                }
            }
        };
        frame.setMinSize(0, 0);
        frame.getStyleClass().add("picture-frame");
        setTop(head);
        setCenter(frame);
        setOnMousePressed(e -> requestFocus());
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                Platform.runLater(this::requestFocus); // keys go to the region as soon as it can be seen
            }
        });
        clear();
    }

    void show(Shown now) {
        shown = now;
        picture.setImage(now.marked());
        swatch.setFill(Color.rgb(now.rgb() >> 16 & 255, now.rgb() >> 8 & 255, now.rgb() & 255));
        swatch.setVisible(true);
        name.setText(now.className());
        details.setText(now.details());
        warning.setText(now.warning());
        setAccessibleText(now.className() + ", " + now.details());
        picture.getParent().requestLayout();
    }

    /** Shows the picture alone, or the region over it again. */
    void peek(boolean bare) {
        Shown now = shown;
        if (now != null) {
            picture.setImage(bare ? now.bare() : now.marked());
        }
    }

    /** Says something where a region would be. */
    void say(String words) { details.setText(words); }

    void clear() {
        shown = null;
        picture.setImage(null);
        swatch.setVisible(false);
        name.setText("");
        details.setText("");
        warning.setText("");
    }
}
