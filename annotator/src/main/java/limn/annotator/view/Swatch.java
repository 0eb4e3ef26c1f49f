package limn.annotator.view;

import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;

/** A small square of a class's colour; hatched for void, hollow for unlabelled. */
final class Swatch extends Region {
    private static final double SIDE = 14;

    Swatch(int rgb, boolean hatched, boolean hollow) {
        getStyleClass().add("swatch");
        setMinSize(SIDE, SIDE);
        setPrefSize(SIDE, SIDE);
        setMaxSize(SIDE, SIDE);
        var square = new Rectangle(0.5, 0.5, SIDE - 1, SIDE - 1);
        square.setArcWidth(4);
        square.setArcHeight(4);
        square.setFill(hollow ? Color.TRANSPARENT : Color.rgb(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF));
        square.setStroke(Color.gray(0.5, 0.8));
        if (hollow) {
            square.getStrokeDashArray().setAll(2.0, 2.0);
        }
        getChildren().add(square);
        if (hatched) {
            for (double at : new double[]{-5, 0, 5}) {
                double from = Math.max(0, at);
                var stripe = new Line(2 + from, 2 + from - at, SIDE - 2 + Math.min(0, at), SIDE - 2 - Math.max(0, at));
                stripe.setStroke(Color.gray(0.15));
                stripe.setStrokeWidth(1.5);
                getChildren().add(stripe);
            }
        }
        setMouseTransparent(true);
    }
}
