package limn.app.window.inspect;

import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import limn.app.text.Texts;
import limn.app.train.Curve;
import limn.app.train.Grades;
import limn.app.train.RunState;
import limn.engine.run.Event;

/**
 * How far pseudo-Net is trusted: J of each class over the run, what is left of the weight of its images, and how many images a class
 * mutes. Nothing is shown for methods without cross training.
 */
public final class GradesView extends VBox {
    /** Below it J is shown as 0. */
    private static final double LEAST = 0.0005;

    private final Texts texts;
    private final InspectorHost host;
    private final Label about = new Label();
    private final GridPane table = new GridPane(16, 4);
    private Grades shown = Grades.NONE;

    public GradesView(Texts texts, InspectorHost host) {
        super(8);
        this.texts = texts;
        this.host = host;
        getStyleClass().add("card");
        setId("grades");
        var heading = new Label(texts.get("window.grades.heading"));
        heading.getStyleClass().add("panel-heading");
        about.getStyleClass().add("quiet");
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        about.setId("grades-about");
        getChildren().addAll(heading, about, table);
        show(RunState.nothing());
    }

    /** The run as it is now. */
    public void show(RunState state) {
        Grades grades = state.grades();
        setVisible(!grades.isEmpty());
        setManaged(!grades.isEmpty());
        if (grades.isEmpty() || isShown(grades)) {
            return;
        }
        shown = grades;
        table.getChildren().clear();
        header(grades);
        for (int c = 0; c < grades.perClass().size(); c++) {
            row(c, state, grades);
        }
        about.setText(grades.muted().map(this::sum).orElseGet(() -> texts.get("window.grades.old")));
    }

    private boolean isShown(Grades grades) {
        return !shown.isEmpty() && shown.muted().equals(grades.muted())
                && shown.perClass().getFirst().size() == grades.perClass().getFirst().size()
                && shown.newest(0) == grades.newest(0);
    }

    private String sum(Event.Muted muted) {
        String mean = texts.get("window.grades.mean", percent(muted.meanWeight()), muted.images());
        return muted.silent() == 0
                ? mean
                : mean + " " + texts.get("window.grades.silent", muted.silent(), share(muted.silent(), muted));
    }

    private void header(Grades grades) {
        var titles = List.of("", texts.get("window.grades.course"), "J",
                "J" + power(grades), texts.get("window.grades.muted"), "");
        for (int i = 0; i < titles.size(); i++) {
            var title = new Label(titles.get(i));
            title.getStyleClass().add("quiet");
            GridPane.setHalignment(title, i >= 2 && i <= 4 ? HPos.RIGHT : HPos.LEFT);
            table.add(title, i, 0);
        }
    }

    /** The exponent in raised digits. */
    private static String power(Grades grades) {
        double power = grades.muted().map(Event.Muted::power).orElse(8.0);
        String digits = power == Math.rint(power) ? String.valueOf((long) power) : "^" + power;
        return digits.chars().mapToObj(d -> "^.".indexOf(d) >= 0 || d < '0' || d > '9'
                ? String.valueOf((char) d)
                : String.valueOf("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(d - '0'))).reduce("", String::concat);
    }

    private void row(int c, RunState state, Grades grades) {
        String name = c < state.classes().size() ? state.classes().get(c) : String.valueOf(c);
        int rgb = host.colour(name);
        var swatch = new Rectangle(12, 12, Color.rgb(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255));
        swatch.setArcWidth(3);
        swatch.setArcHeight(3);
        var title = new Label(name, swatch);
        title.setGraphicTextGap(8);
        title.setMinWidth(110);
        Curve j = grades.perClass().get(c);
        var course = new Course(220, 30);
        course.show(j, weights(j, grades), 0, Math.max(state.steps(), 1));
        double newest = grades.newest(c);
        var muted = grades.muted().filter(m -> m.images() > 0);
        int index = c;
        var images = number(muted.map(m -> texts.get("window.grades.images", m.perClass().get(index),
                share(m.perClass().get(index), m))).orElse("–"), "muted-" + name);
        var note = new Label(
                newest >= LEAST ? "" : texts.get(newest > 0 ? "window.grades.hardly" : "window.grades.none"));
        note.getStyleClass().add("needs-attention");
        note.setId("no-evidence-" + name);
        int row = c + 1;
        table.add(title, 0, row);
        table.add(course, 1, row);
        table.add(number(decimals(newest), "j-" + name), 2, row);
        table.add(number(decimals(grades.weight(c)), "j8-" + name), 3, row);
        table.add(images, 4, row);
        table.add(note, 5, row);
        Tooltip.install(course, new Tooltip(texts.get("window.grades.courseTip")));
    }

    private static Curve weights(Curve j, Grades grades) {
        double power = grades.muted().map(Event.Muted::power).orElse(8.0);
        return j.mapped(value -> Math.pow(value, power));
    }

    private static Label number(String words, String id) {
        var label = new Label(words);
        label.setId(id);
        label.getStyleClass().add("number");
        label.setAlignment(Pos.CENTER_RIGHT);
        GridPane.setHalignment(label, HPos.RIGHT);
        return label;
    }

    private static String decimals(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static long share(int of, Event.Muted muted) { return Math.round(100.0 * of / muted.images()); }

    private static String percent(double value) {
        return value > 0 && value < 0.0005 ? "<0.1 %" : String.format(Locale.ROOT, "%.1f %%", 100 * value);
    }
}
