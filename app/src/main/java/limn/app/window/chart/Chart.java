package limn.app.window.chart;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
    private Optional<Consumer<Readout>> reader = Optional.empty();
    private Plotter.@Nullable Picture picture;
    private @Nullable WritableImage image;

    public Chart(Texts texts, Look look) {
        this.texts = texts;
        this.look = look;
        getStyleClass().add("chart");
        getChildren().addAll(axes, curves, over, ink.carrier());
        List.of(axes, curves, over).forEach(n -> n.setManaged(false));
        over.setMouseTransparent(true);
        setMinSize(160, 110);
        setPrefSize(280, 180);
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
        repaint();
    }

    /** Names points. */
    public void setMarks(List<Mark> named) {
        marks = List.copyOf(named);
        repaint();
    }

    public void setLook(Look wanted) {
        look = wanted;
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

    /** The values at the pointer are told to a legend, which is at hand, instead of being listed over the curves; or not. */
    void setReader(Optional<Consumer<Readout>> legend) {
        reader = legend;
        paintOver();
    }

    /** The step whose values are shown, or NaN. */
    public double readAt() { return at; }

    /** What all curves say where the pointer is, as they were drawn last; empty values if it is nowhere. */
    public Readout readout() {
        Plotter.Picture now = picture;
        return now == null || Double.isNaN(at) ? new Readout(0, List.of()) : Readout.at(at, now.courses().reversed());
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
        Plotter.Picture now = picture;
        if (now != null) {
            place(now); // the picture of another size stands in until there is one of this
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
        picture = made.withoutPixels();
        place(made);
    }

    private void place(Plotter.Picture made) {
        double margin = 2.0 * Plotter.MARGIN;
        boolean fits = made.order().width() == (int) area().getWidth()
                && made.order().height() == (int) area().getHeight();
        curves.setFitWidth(fits ? made.width() / made.order().scale() : area().getWidth() + margin);
        curves.setFitHeight(fits ? made.height() / made.order().scale() : area().getHeight() + margin);
        curves.relocate(area().getMinX() - Plotter.MARGIN, area().getMinY() - Plotter.MARGIN);
        paintAxes(made);
        paintOver();
    }

    private void paintAxes(Plotter.Picture made) {
        GraphicsContext g = clear(axes);
        Axes.draw(g, ink, area(), made.scale(), made.order().shown(), unit);
    }

    private void paintMarks(GraphicsContext g, Plotter.Picture made) {
        g.setFont(ink.font(11));
        for (Mark mark : marks) {
            double share = made.order().shown().share(mark.x());
            if (share >= 0 && share <= 1) {
                boolean isLate = share > 0.7;
                name(g, mark.name(), area().getMinX() + share * area().getWidth() + (isLate ? -8 : 8),
                        Math.max(area().getMinY() + 10, y(made.scale(), mark.y()) - 8), isLate);
            }
        }
    }

    /** Words beside a point, on a ground of their own, as curves may pass behind them. */
    private void name(GraphicsContext g, String words, double x, double y, boolean isLeft) {
        double width = ink.known(words, ink.font(11));
        g.setFill(ink.ground());
        g.setGlobalAlpha(0.8);
        g.fillRoundRect(isLeft ? x - width - 3 : x - 3, y - 11, width + 6, 15, 4, 4);
        g.setGlobalAlpha(1);
        g.setTextAlign(isLeft ? TextAlignment.RIGHT : TextAlignment.LEFT);
        g.setFill(ink.text());
        g.fillText(words, x, y);
    }

    private double y(Scale scale, double value) { return area().getMaxY() - scale.share(value) * area().getHeight(); }

    private void paintOver() {
        GraphicsContext g = clear(over);
        Plotter.Picture now = picture;
        if (now == null) {
            return;
        }
        paintMarks(g, now);
        Readout readout = readout();
        reader.ifPresent(legend -> legend.accept(readout));
        if (Double.isNaN(at)) {
            return;
        }
        double step = readout.values().size() == 1 ? readout.values().getFirst().step() : at;
        String place = Numbers.place(step, whole.length());
        hover.draw(g, area(), now.scale(), now.order().shown(), now.order().series().reversed(),
                new Readout(step, readout.values()),
                unit.isEmpty() ? texts.get("window.chart.step", place) : place + " " + unit, pointerY,
                reader.isPresent());
    }

    private static GraphicsContext clear(Canvas canvas) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        return g;
    }
}
