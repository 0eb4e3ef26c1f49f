package limn.app.window.chart;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.text.TextAlignment;
import limn.app.chart.ChartSheet;
import limn.app.chart.Look;
import limn.app.chart.Plotter;
import limn.app.chart.Readout;
import limn.app.chart.Scale;
import limn.app.chart.Series;
import limn.app.chart.Span;
import limn.app.text.Texts;
import limn.app.train.Curve;
import org.jspecify.annotations.Nullable;

/**
 * Curves over steps, or over anything else that grows. The curves are drawn in the background; the window's thread only shows
 * the picture, draws the axes, and the values at the pointer. Ctrl and the wheel zoom, dragging moves, a double click shows all again; with
 * keys: up and down zoom, left and right walk along the curves, Home shows all. As long as nobody has zoomed, it follows the newest value.
 */
public final class Chart extends Pane {
    private final Texts texts;
    private final Canvas axes = new Canvas();
    private final ImageView curves = new ImageView();
    private final Canvas over = new Canvas();
    private final Ink ink = new Ink();
    private final Hover hover = new Hover(ink);
    private final Painter painter = new Painter(this::painted);
    private final Set<String> hidden = new HashSet<>();
    private final ReadOnlyBooleanWrapper zoomed = new ReadOnlyBooleanWrapper();
    private Look look;
    private String unit = "";
    private List<Series> series = List.of();
    private List<Mark> marks = List.of();
    private Span whole = new Span(0, 1);
    private Span shown = whole;
    private double at = Double.NaN;
    private double pointerY = Double.NaN;
    private Plotter.@Nullable Picture picture;
    private @Nullable WritableImage image;
    private Map<Curve, Curve> courses = new HashMap<>();

    public Chart(Texts texts, Look look) {
        this.texts = texts;
        this.look = look;
        getStyleClass().add("chart");
        getChildren().addAll(axes, curves, over, ink.carrier());
        curves.setManaged(false);
        over.setMouseTransparent(true);
        setMinSize(160, 110);
        setFocusTraversable(true);
        ink.onChange(this::repaint);
        new ChartGestures(this).install();
    }

    /** What stands behind the numbers of the steps, as "min"; "" for steps. */
    public Chart ofUnit(String words) {
        unit = words;
        return this;
    }

    /** Shows series, the first in front. @param end how far the axis reaches at least, as the planned length of a run */
    public void show(List<Series> shownSeries, double end) {
        series = List.copyOf(shownSeries);
        double last = series.stream().mapToDouble(s -> s.curve().lastStep()).filter(Double::isFinite).max().orElse(0);
        whole = new Span(0, Math.max(Math.max(end, last), 1e-9));
        shown = zoomed.get() ? shown.within(whole) : whole;
        var kept = new HashMap<Curve, Curve>();
        series.forEach(s -> {
            Curve known = courses.get(s.curve());
            if (known != null) {
                kept.put(s.curve(), known);
            }
        });
        courses = kept;
        repaint();
    }

    /** Names points. */
    public void setMarks(List<Mark> named) {
        marks = List.copyOf(named);
        repaint();
    }

    public void setLook(Look wanted) {
        look = wanted;
        courses.clear();
        repaint();
    }

    public Look look() { return look; }

    /** Hides series, or shows them again. */
    public void setHidden(Set<String> names) {
        hidden.clear();
        hidden.addAll(names);
        repaint();
    }

    public Set<String> hidden() { return Set.copyOf(hidden); }

    /** All series, hidden ones too. */
    public List<Series> series() { return series; }

    /** The series that are not hidden. */
    public List<Series> visible() {
        return series.stream().filter(s -> !hidden.contains(s.name())).toList();
    }

    /** The steps between the edges. */
    public Span shown() { return shown; }

    /** All steps. */
    public Span whole() { return whole; }

    /** What can be saved, as it is shown now. */
    public ChartSheet sheet(String title) {
        return new ChartSheet(title, visible(), visible().stream().map(s -> ink.argb(s.tint())).toList(), shown, whole,
                look, unit, new ChartSheet.Paper(Ink.argb(ink.ground()), Ink.argb(ink.text()), Ink.argb(ink.grid())));
    }

    /** Shows a part of the steps; the newest value is not followed any more. */
    public void zoom(Span part) {
        shown = part.within(whole);
        zoomed.set(shown.length() < whole.length() * 0.999);
        repaint();
    }

    /** Shows all steps and follows the newest value. */
    public void follow() { zoom(whole); }

    public ReadOnlyBooleanProperty zoomedProperty() { return zoomed.getReadOnlyProperty(); }

    /** Shows the values at a step. @param step NaN for none @param y of the pointer, NaN for none */
    public void read(double step, double y) {
        at = step;
        pointerY = y;
        paintOver();
    }

    /** The step whose values are shown, or NaN. */
    public double readAt() { return at; }

    /** What all curves say where the pointer is; empty values if it is nowhere. */
    public Readout readout() {
        return Double.isNaN(at)
                ? new Readout(0, List.of())
                : Readout.at(at, visible().stream().map(this::course).toList());
    }

    private Curve course(Series one) {
        return courses.computeIfAbsent(one.curve(), c -> Plotter.course(one, whole, look));
    }

    /** Whether everything asked for is drawn. */
    public boolean isSettled() { return painter.isIdle(); }

    Rectangle2D area() { return Axes.area(getWidth(), getHeight()); }

    @Override
    protected void layoutChildren() {
        for (Canvas canvas : List.of(axes, over)) {
            canvas.setWidth(Math.floor(getWidth()));
            canvas.setHeight(Math.floor(getHeight()));
        }
        repaint();
    }

    private void repaint() {
        Rectangle2D area = area();
        boolean isEmpty = series.stream().allMatch(s -> s.curve().isEmpty());
        if (area.getWidth() < 20 || area.getHeight() < 20 || isEmpty) {
            clear(axes);
            clear(over);
            curves.setImage(null);
            image = null;
            picture = null;
            return;
        }
        List<Series> visible = visible();
        double scale = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
        painter.ask(new Plotter.Order(visible.reversed(),
                visible.reversed().stream().map(s -> ink.argb(s.tint())).toList(), shown, whole, look,
                (int) area.getWidth(), (int) area.getHeight(), scale));
    }

    private void painted(Plotter.Picture made) {
        if (series.isEmpty()) {
            return;
        }
        WritableImage target = image;
        if (target == null || target.getWidth() != made.width() || target.getHeight() != made.height()) {
            target = new WritableImage(made.width(), made.height());
            image = target;
        }
        target.getPixelWriter().setPixels(0, 0, made.width(), made.height(), PixelFormat.getIntArgbPreInstance(),
                made.pixels(), 0, made.width());
        curves.setImage(target);
        curves.setFitWidth(made.width() / made.order().scale());
        curves.setFitHeight(made.height() / made.order().scale());
        curves.relocate(area().getMinX() - Plotter.MARGIN, area().getMinY() - Plotter.MARGIN);
        picture = new Plotter.Picture(made.order(), made.scale(), made.width(), made.height(), new int[0]);
        paintAxes(made);
        paintOver();
    }

    private void paintAxes(Plotter.Picture made) {
        GraphicsContext g = clear(axes);
        Axes.draw(g, ink, area(), made.scale(), made.order().shown(), unit);
        g.setFont(ink.font(11));
        for (Mark mark : marks) {
            double share = made.order().shown().share(mark.x());
            if (share >= 0 && share <= 1) {
                boolean isLate = share > 0.7;
                g.setTextAlign(isLate ? TextAlignment.RIGHT : TextAlignment.LEFT);
                g.fillText(mark.name(), area().getMinX() + share * area().getWidth() + (isLate ? -8 : 8),
                        y(made.scale(), mark.y()) - 6);
            }
        }
    }

    private double y(Scale scale, double value) { return area().getMaxY() - scale.share(value) * area().getHeight(); }

    private void paintOver() {
        GraphicsContext g = clear(over);
        Plotter.Picture now = picture;
        if (now == null || Double.isNaN(at)) {
            return;
        }
        Readout readout = readout();
        double step = readout.values().size() == 1 ? readout.values().getFirst().step() : at;
        String place = Numbers.place(step, whole.length());
        hover.draw(g, area(), now.scale(), now.order().shown(), visible(), new Readout(step, readout.values()),
                unit.isEmpty() ? texts.get("window.chart.step", place) : place + " " + unit, pointerY);
    }

    private static GraphicsContext clear(Canvas canvas) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        return g;
    }
}
