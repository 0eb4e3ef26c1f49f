package limn.app.window;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Rectangle;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.annotator.model.TagState;
import limn.annotator.view.Gallery;
import limn.annotator.view.TagAction;
import limn.app.window.gallery.GalleryRow;
import limn.app.window.parts.Colours;

/**
 * Tags by the name of a class, for projects with more classes than keys: write its beginning; Enter gives it the next state, Shift and
 * Enter makes it present, Alt and Enter absent. Escape closes.
 */
final class ClassFinder extends HBox {
    private static final int SHOWN = 6;

    private final Desk desk;
    private final Gallery gallery;
    private final TextField field = new TextField();
    private final HBox found = new HBox(10);

    ClassFinder(Desk desk, Gallery gallery) {
        super(8);
        this.desk = desk;
        this.gallery = gallery;
        setAlignment(Pos.CENTER_LEFT);
        found.setAlignment(Pos.CENTER_LEFT);
        field.setId("find-class");
        field.setPrefColumnCount(14);
        field.setPromptText(desk.texts().get("window.findClass.prompt"));
        field.textProperty().addListener((o, was, is) -> show(matches(desk.model().classes(), is)));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.focusedProperty().addListener((o, was, is) -> setVisible(is && isVisible()));
        getChildren().addAll(field, found);
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    void open() {
        setVisible(true);
        field.clear();
        show(matches(desk.model().classes(), ""));
        field.requestFocus();
    }

    private void key(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE) {
            setVisible(false);
            gallery.requestFocus();
            e.consume();
        } else if (e.getCode() == KeyCode.ENTER) {
            matches(desk.model().classes(), field.getText()).stream().findFirst().ifPresent(c -> tag(c, e));
            field.selectAll();
            e.consume();
        }
    }

    private void tag(LabelClass c, KeyEvent e) {
        if (e.isShiftDown() || e.isAltDown()) {
            gallery.tag(new TagAction.SetState(c.index(), e.isShiftDown() ? TagState.PRESENT : TagState.ABSENT));
        } else {
            gallery.cycle(c.index());
        }
    }

    private void show(List<LabelClass> classes) {
        found.getChildren().clear();
        for (LabelClass c : classes.subList(0, Math.min(SHOWN, classes.size()))) {
            var label = new Label(c.name(), new Rectangle(10, 10, Colours.of(c.rgb())));
            label.getStyleClass().add(found.getChildren().isEmpty() ? "first-found" : "quiet");
            found.getChildren().add(label);
        }
    }

    /** Classes whose name begins with the text, then those that have it elsewhere, each in order of the catalogue. */
    static List<LabelClass> matches(ClassCatalog classes, String text) {
        String part = GalleryRow.plain(text);
        return classes.classes().stream().filter(c -> GalleryRow.plain(c.name()).contains(part))
                .sorted(java.util.Comparator.comparing(c -> !GalleryRow.plain(c.name()).startsWith(part))).toList();
    }
}
