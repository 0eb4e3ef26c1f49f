package limn.app.window.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import limn.app.inspect.OpenScene;
import limn.app.inspect.PaneValues;
import limn.app.inspect.PixelWords;
import limn.app.inspect.TagEffect;
import limn.app.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The panes of one scene under one cursor: the mouse or the arrow keys move it in all of them, a click or Enter opens the source image
 * at that pixel.
 */
final class PaneGrid extends GridPane {
    private static final double SMALLEST = 88;
    private static final double GAP = 10;
    private static final double FRAME = 2;
    private static final int LEAP = 10;

    /** A pane with its colours, made in the background. */
    record Ready(Optional<PaneValues> values, @Nullable Image image) {}

    private final Texts texts;
    private final PixelWords words;
    private final InspectorHost host;
    private final double largest;
    private final DoubleProperty side;
    private final List<PaneView> views = new ArrayList<>();
    private @Nullable OpenScene scene;
    private @Nullable PaneView pointed;
    private int columns = 1;
    private int x = -1;
    private int y = -1;

    /** @param largest side of a pane, pixels */
    PaneGrid(Texts texts, InspectorHost host, double largest) {
        this.largest = largest;
        side = new SimpleDoubleProperty(largest);
        this.texts = texts;
        this.host = host;
        words = new PixelWords(texts);
        setHgap(GAP);
        setVgap(6);
        getStyleClass().add("inspect-grid");
        setFocusTraversable(true);
        setId("panes");
        widthProperty().subscribe(width -> fit());
        setOnMouseExited(e -> {
            if (!isFocused()) {
                noCursor();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        focusedProperty().subscribe(is -> {
            if (is && isFocusVisible() && x < 0) {
                move(0, 0);
            }
        });
    }

    /** What has to be computed before a scene can be shown; in any thread. */
    static List<List<Ready>> ready(OpenScene scene) {
        return SceneLayout.rows(scene).stream()
                .map(row -> row.stream().map(p -> new Ready(p, p.map(PaneView::image).orElse(null))).toList()).toList();
    }

    /** @param aside what stands in the place that has no pane; as wide as one */
    void show(OpenScene shown, List<List<Ready>> rows, Region aside) {
        aside.minWidthProperty().bind(side);
        boolean isSameSize = scene != null && scene.width() == shown.width() && scene.height() == shown.height();
        scene = shown;
        views.clear();
        getChildren().clear();
        pointed = null;
        columns = rows.stream().mapToInt(List::size).max().orElse(1);
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).size(); c++) {
                Ready ready = rows.get(r).get(c);
                add(ready.values().isEmpty() ? aside : view(ready), c, r);
            }
        }
        fit();
        if (isSameSize && x >= 0) {
            tell();
        } else {
            noCursor();
        }
    }

    private Node view(Ready ready) {
        PaneValues values = ready.values().orElseThrow();
        Image image = ready.image() == null ? PaneView.image(values) : ready.image();
        var view = new PaneView(values, image, title(values), side);
        view.frame().setOnMouseMoved(e -> point(view, view.column(e.getX()), view.row(e.getY())));
        view.frame().setOnMouseClicked(e -> {
            point(view, view.column(e.getX()), view.row(e.getY()));
            open();
        });
        views.add(view);
        return view;
    }

    private String title(PaneValues values) {
        String key = "window.sample." + values.name();
        return texts.has(key) ? texts.get(key) : values.name();
    }

    private void point(PaneView view, int column, int row) {
        pointed = view;
        x = column;
        y = row;
        tell();
    }

    private void tell() {
        OpenScene shown = scene;
        if (shown != null) {
            views.forEach(view -> view.showCursor(x, y, words.at(shown, view.values(), x, y)));
        }
    }

    private void noCursor() {
        x = -1;
        y = -1;
        OpenScene shown = scene;
        if (shown != null) {
            views.forEach(view -> view.hideCursor(whole(shown, view.values())));
        }
    }

    /** What can be said of a pane as a whole. */
    private String whole(OpenScene shown, PaneValues values) {
        if (values.name().endsWith("-forbidden")) {
            return texts.get("window.inspect.forbidden", Math.round(100 * TagEffect.share(values)));
        }
        return values.kind() == PaneValues.Kind.PHOTO && !values.role().equals("mixed")
                ? words.at(shown, values, 0, 0)
                : "";
    }

    private void pressed(KeyEvent e) {
        int by = e.isShiftDown() ? LEAP : 1;
        switch (e.getCode()) {
            case LEFT -> move(-by, 0);
            case RIGHT -> move(by, 0);
            case UP -> move(0, -by);
            case DOWN -> move(0, by);
            case ENTER -> open();
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void move(int dx, int dy) {
        OpenScene shown = scene;
        if (shown != null && !views.isEmpty()) {
            x = x < 0 ? shown.width() / 2 : Math.clamp(x + dx, 0, shown.width() - 1);
            y = y < 0 ? shown.height() / 2 : Math.clamp(y + dy, 0, shown.height() - 1);
            tell();
        }
    }

    /** Opens the image of the pixel at the cursor, if it is known and the pixel is not padding. */
    private void open() {
        OpenScene shown = scene;
        PaneView view = pointed == null && !views.isEmpty() ? views.getFirst() : pointed;
        if (shown != null && view != null && x >= 0) {
            shown.place(view.values(), x, y).ifPresent(host::open);
        }
    }

    /** All panes of a row side by side, if they do not get too small for it. */
    private void fit() {
        double all = getWidth() - (columns - 1) * GAP - columns * FRAME;
        side.set(Math.clamp(Math.floor(all / columns), SMALLEST, largest));
        setMinWidth(Region.USE_COMPUTED_SIZE);
        if (x >= 0) {
            tell();
        }
    }
}
