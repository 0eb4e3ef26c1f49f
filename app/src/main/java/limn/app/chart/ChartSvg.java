package limn.app.chart;

import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import limn.app.train.Columns;
import limn.app.train.Curve;

/** A chart as an SVG picture: what the window shows, in lines that a drawing program can change. */
public final class ChartSvg {
    private static final double WIDTH = 720;
    private static final double PLOT = 320;
    private static final double LEFT = 56;
    private static final double RIGHT = 16;
    private static final double BOTTOM = 28;
    private static final double ROW = 18;
    private static final int COLUMNS = 1296;
    private static final String FONT = "font-family:sans-serif;font-size:11px";

    private final ChartSheet sheet;
    private final XMLStreamWriter xml;
    private final List<Columns> raw;
    private final Scale scale;
    private final double top;

    private ChartSvg(ChartSheet sheet, XMLStreamWriter xml) {
        this.sheet = sheet;
        this.xml = xml;
        raw = sheet.series().stream().map(s -> columns(s.curve())).toList();
        scale = Plotter.scale(raw, COLUMNS, sheet.look());
        top = 34 + ROW * legendRows().size();
    }

    /** @throws XMLStreamException if nothing can be written */
    public static void write(ChartSheet sheet, Writer out) throws XMLStreamException {
        XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
        new ChartSvg(sheet, xml).all();
        xml.close();
    }

    private Columns columns(Curve curve) { return curve.columns(sheet.shown().from(), sheet.shown().to(), COLUMNS); }

    private void all() throws XMLStreamException {
        double height = top + PLOT + BOTTOM;
        xml.writeStartDocument("UTF-8", "1.0");
        start("svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 " + number(WIDTH) + " " + number(height),
                "width", number(WIDTH), "height", number(height), "style", FONT);
        empty("rect", "width", "100%", "height", "100%", "fill", colour(sheet.paper().ground()));
        start("clipPath", "id", "area");
        empty("rect", "x", number(LEFT - 4), "y", number(top - 4), "width", number(WIDTH - LEFT - RIGHT + 8), "height",
                number(PLOT + 8));
        xml.writeEndElement();
        text(LEFT, 20, "start", sheet.title(), "font-weight:bold;font-size:13px");
        axes();
        start("g", "clip-path", "url(#area)", "fill", "none", "stroke-linejoin", "round", "stroke-width", "1.6");
        for (int i = sheet.series().size() - 1; i >= 0; i--) {
            curve(i);
        }
        xml.writeEndElement();
        legend();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void curve(int i) throws XMLStreamException {
        Series series = sheet.series().get(i);
        Curve course = Plotter.course(series, sheet.whole(), sheet.look());
        boolean isJittery = course != series.curve();
        if (series.manner() != Series.Manner.DOTS) {
            line(raw.get(i), sheet.colours().get(i), isJittery ? "0.22" : "1");
        }
        if (isJittery) {
            line(columns(course), sheet.colours().get(i), "1");
        }
        if (series.manner() == Series.Manner.MEASURED || series.manner() == Series.Manner.DOTS) {
            for (int p = 0; p < series.curve().size() && series.curve().size() < 100; p++) {
                if (Double.isFinite(series.curve().value(p))) {
                    empty("circle", "cx", number(x(sheet.shown().share(series.curve().step(p)))), "cy",
                            number(y(series.curve().value(p))), "r", "2.5", "fill", colour(sheet.colours().get(i)));
                }
            }
        }
    }

    private void line(Columns curve, int argb, String opacity) throws XMLStreamException {
        var points = new StringBuilder();
        for (int i = 0; i < curve.size(); i++) {
            double x = x((curve.column(i) + 0.5) / COLUMNS);
            var stops = new ArrayList<Double>(List.of(curve.first(i)));
            if (curve.low(i) < curve.high(i)) {
                boolean rises = curve.last(i) >= curve.first(i);
                stops.addAll(rises
                        ? List.of(curve.low(i), curve.high(i), curve.last(i))
                        : List.of(curve.high(i), curve.low(i), curve.last(i)));
            }
            stops.forEach(value -> points.append(number(x)).append(',').append(number(y(value))).append(' '));
        }
        if (!points.isEmpty()) {
            empty("polyline", "points", points.toString().strip(), "stroke", colour(argb), "stroke-opacity", opacity);
        }
    }

    private void axes() throws XMLStreamException {
        String grid = colour(sheet.paper().grid());
        for (double tick : scale.ticks()) {
            String y = number(y(tick));
            empty("line", "x1", number(LEFT), "x2", number(WIDTH - RIGHT), "y1", y, "y2", y, "stroke", grid);
            text(LEFT - 6, y(tick) + 4, "end", scale.words(tick), "");
        }
        Span shown = sheet.shown();
        double gap = NiceScale.tick(0, shown.length());
        for (long i = (long) Math.ceil(shown.from() / gap - 1e-9); i * gap <= shown.to() * (1 + 1e-9); i++) {
            boolean isLast = (i + 1) * gap > shown.to() * (1 + 1e-9);
            String unit = isLast && !sheet.unit().isEmpty() ? " " + sheet.unit() : "";
            double place = i * gap;
            text(x(shown.share(place)), top + PLOT + 18, "middle", new java.math.BigDecimal(place)
                    .round(new java.math.MathContext(6)).stripTrailingZeros().toPlainString() + unit, "");
        }
    }

    private record Entry(int series, double x) {}

    /** The names in as many rows as they need. The width of words is estimated, as there is no font here. */
    private List<List<Entry>> legendRows() {
        var rows = new ArrayList<List<Entry>>();
        double x = WIDTH;
        for (int i : IntStream.range(0, sheet.series().size()).toArray()) {
            double width = 30 + sheet.series().get(i).name().codePoints().mapToDouble(c -> c < 0x1100 ? 6.2 : 11).sum();
            if (rows.isEmpty() || x + width > WIDTH - RIGHT) {
                rows.add(new ArrayList<>());
                x = LEFT;
            }
            rows.getLast().add(new Entry(i, x));
            x += width;
        }
        return rows;
    }

    private void legend() throws XMLStreamException {
        double y = 38;
        for (List<Entry> row : legendRows()) {
            for (Entry entry : row) {
                empty("rect", "x", number(entry.x), "y", number(y - 5), "width", "10", "height", "3", "fill",
                        colour(sheet.colours().get(entry.series)));
                text(entry.x + 14, y, "start", sheet.series().get(entry.series).name(), "");
            }
            y += ROW;
        }
    }

    private double x(double share) { return LEFT + share * (WIDTH - LEFT - RIGHT); }

    private double y(double value) { return top + (1 - scale.share(value)) * PLOT; }

    private void text(double x, double y, String anchor, String words, String style) throws XMLStreamException {
        start("text", "x", number(x), "y", number(y), "text-anchor", anchor, "fill", colour(sheet.paper().text()),
                "style", style);
        xml.writeCharacters(words);
        xml.writeEndElement();
    }

    private void start(String name, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        attributes(attributes);
    }

    private void empty(String name, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(name);
        attributes(attributes);
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private static String colour(int argb) { return String.format(Locale.ROOT, "#%06x", argb & 0xFFFFFF); }

    private static String number(double value) { return String.format(Locale.ROOT, "%.1f", value).replace(".0", ""); }
}
