package limn.app.window.inspect;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import limn.app.inspect.OpenScene;
import limn.app.inspect.WatchHistory;
import limn.app.text.Texts;
import limn.app.train.Curve;
import limn.app.window.parts.Spring;
import limn.engine.run.WatchSheet;
import org.kordamp.ikonli.javafx.FontIcon;

/** One watched image: its panes at the chosen measurement, and the course of its IoU. */
final class WatchedCard extends HBox {
    private static final double PANE = 170;

    private final Texts texts;
    private final PaneGrid grid;
    private final Label iou = new Label();
    private final Label note = new Label();
    private final Course course = new Course(240, 56);
    private List<Double> marks = List.of();

    /** @param forget stops watching the image */
    WatchedCard(Texts texts, InspectorHost host, String image, Runnable forget) {
        super(16);
        this.texts = texts;
        getStyleClass().add("card");
        setId("watched-" + image);
        grid = new PaneGrid(texts, host, PANE);
        grid.setMinWidth(4 * 100);
        grid.setPrefWidth(4 * PANE + 40);
        HBox.setHgrow(grid, Priority.SOMETIMES);
        var name = new Label(image);
        name.getStyleClass().add("inspect-name");
        var stop = new Button("", new FontIcon("mdi2e-eye-off-outline"));
        stop.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        stop.setTooltip(new Tooltip(texts.get("window.watch.stop")));
        stop.setAccessibleText(texts.get("window.watch.stop"));
        stop.setOnAction(e -> forget.run());
        var space = new Spring();
        var head = new HBox(8, name, space, stop);
        head.setAlignment(Pos.CENTER_LEFT);
        iou.getStyleClass().add("number");
        iou.setId("watch-iou-" + image);
        note.getStyleClass().add("quiet");
        note.setWrapText(true);
        var side = new VBox(4, head, iou, course, note);
        side.setMinWidth(240);
        side.setMaxWidth(240);
        getChildren().addAll(grid, side);
    }

    /** @param changes steps at which the labels changed @param steps of the run */
    void show(List<WatchHistory.Point> points, List<Double> changes, double steps) {
        marks = changes;
        Curve curve = Curve.of(points.stream().mapToDouble(WatchHistory.Point::step).toArray(),
                points.stream().mapToDouble(p -> orNaN(p.entry().iou())).toArray());
        boolean hasIou = points.stream().anyMatch(p -> p.entry().iou() != null);
        course.setVisible(hasIou || !changes.isEmpty());
        course.setManaged(course.isVisible());
        course.show(curve, Curve.EMPTY, 0, steps);
        note.setText(changes.isEmpty() ? "" : texts.get("window.watch.changed", changes.size()));
        note.setId("watch-changed");
    }

    private static double orNaN(@org.jspecify.annotations.Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    /** The measurement that the slider stands at. */
    void at(long step, Optional<WatchSheet.Entry> entry) {
        course.mark(marks, step);
        boolean isMeasured = entry.map(WatchSheet.Entry::iou).isPresent();
        iou.getStyleClass().removeAll("watch-iou", "quiet");
        iou.getStyleClass().add(isMeasured ? "watch-iou" : "quiet");
        iou.setText(entry.map(e -> e.iou() == null
                ? texts.get("window.watch.noLabels")
                : texts.get("window.watch.iou", String.format(Locale.ROOT, "%.1f", 100 * e.iou())))
                .orElseGet(() -> texts.get("window.watch.notThen")));
    }

    void show(OpenScene scene, List<List<PaneGrid.Ready>> panes) { grid.show(scene, panes, new Region()); }
}
