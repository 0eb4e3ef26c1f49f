package limn.app.window.chart;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import limn.app.chart.Look;
import limn.app.chart.Readout;
import limn.app.chart.Series;
import limn.app.text.Texts;
import limn.app.window.parts.Spring;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A chart with its heading, its menu (logarithmic axis, smoothing, which curves, save) and its legend, whose names hide and show
 * curves. With very many curves the legend gives way to the menu.
 */
public final class ChartCard extends VBox {
    private static final int LEGEND = 8;
    private final Texts texts;
    private final Label heading = new Label();
    private String title;
    private final Chart chart;
    private final FlowPane legend = new FlowPane(10, 0);
    private final MenuButton menu;
    private final ChartMenu items;
    private final Label smoothing = new Label();
    private List<String> named = List.of();

    /**
     * @param id of the card; its parts have it before theirs
     * @param target where it is saved
     */
    public ChartCard(Texts texts, String id, String title, Look look, ChartTarget target) {
        super(4);
        this.texts = texts;
        this.title = title;
        setId(id);
        getStyleClass().add("card");
        chart = new Chart(texts, look);
        chart.setId(id + "-chart");
        chart.setAccessibleText(title);
        items = new ChartMenu(texts, this, target);
        menu = new MenuButton("", new FontIcon("mdi2d-dots-vertical"));
        menu.setId(id + "-menu");
        menu.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Tweaks.NO_ARROW, "chart-menu");
        String words = texts.get("window.chart.menu", title);
        menu.setTooltip(new Tooltip(words));
        menu.setAccessibleText(words);
        menu.setOnShowing(e -> items.fill(menu.getItems()));
        items.fill(menu.getItems());
        VBox.setVgrow(chart, Priority.ALWAYS);
        getChildren().addAll(header(), legend, chart);
    }

    private Node header() {
        heading.setText(title);
        heading.getStyleClass().add("panel-heading");
        heading.setMinWidth(USE_PREF_SIZE);
        smoothing.getStyleClass().add("quiet");
        var space = new Spring();
        var whole = new Button("", new FontIcon("mdi2a-arrow-expand-horizontal"));
        whole.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "chart-menu");
        whole.setTooltip(new Tooltip(texts.get("window.chart.whole")));
        whole.setAccessibleText(texts.get("window.chart.whole"));
        whole.setOnAction(e -> chart.follow());
        whole.visibleProperty().bind(chart.zoomedProperty());
        var header = new HBox(4, heading, smoothing, space, whole, menu);
        header.setAlignment(Pos.CENTER_LEFT);
        header.setMinHeight(CurveBoard.HEADING);
        header.setMaxHeight(CurveBoard.HEADING);
        return header;
    }

    /** Shows series. @param end how far the axis reaches at least */
    public void show(List<Series> series, double end) {
        chart.show(series, end);
        List<String> names = series.stream().map(Series::name).toList();
        if (!names.equals(named)) {
            named = names;
            refreshLegend();
        }
        refreshValues();
        refreshSmoothing();
    }

    /** Shows values another way, and says over how many steps they are smoothed. */
    void setLook(Look look) {
        chart.setLook(look);
        refreshSmoothing();
    }

    private void refreshSmoothing() {
        boolean isSmoothed = chart.look().smoothing() > 0
                && chart.series().stream().anyMatch(s -> s.manner() == Series.Manner.JITTERY);
        double length = chart.whole().length();
        smoothing.setText(isSmoothed
                ? "\u00b7 "
                        + texts.get("window.chart.smoothed", Numbers.place(chart.look().smoothing() * length, length))
                : "");
    }

    public Chart chart() { return chart; }

    String title() { return title; }

    /** Shows something else from now on: everything that was hidden is shown again. @param look of the new values */
    public void setTitle(String words, Look look) {
        if (words.equals(title)) {
            return;
        }
        title = words;
        heading.setText(words);
        chart.setAccessibleText(words);
        chart.setHidden(Set.of());
        chart.follow();
        setLook(look);
        named = List.of();
    }

    /** Hides a series or shows it again. */
    void setHidden(String name, boolean isHidden) {
        var hidden = new HashSet<>(chart.hidden());
        if (isHidden) {
            hidden.add(name);
        } else {
            hidden.remove(name);
        }
        setHidden(hidden);
    }

    void setHidden(Set<String> names) {
        chart.setHidden(names);
        legend.getChildren().forEach(n -> {
            if (n instanceof ToggleButton entry) {
                entry.setSelected(!names.contains((String) entry.getUserData()));
            }
        });
    }

    private void refreshLegend() {
        legend.getChildren().clear();
        boolean fits = named.size() > 1 && named.size() <= LEGEND;
        legend.setManaged(fits);
        legend.setVisible(fits);
        chart.setReader(fits ? Optional.of(this::read) : Optional.empty());
        if (fits) {
            chart.series().forEach(s -> legend.getChildren().add(entry(s)));
        }
    }

    private ToggleButton entry(Series series) {
        var swatch = new Rectangle(10, 3);
        switch (series.tint()) {
            case limn.app.chart.Tint.Ink(int number) -> swatch.getStyleClass().add("ink-" + (number % Ink.COUNT + 1));
            case limn.app.chart.Tint.Rgb(int rgb) ->
                swatch.setFill(javafx.scene.paint.Color.rgb(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255));
        }
        var entry = new ToggleButton(series.name(), swatch);
        entry.setUserData(series.name());
        entry.getStyleClass().add("legend-entry");
        entry.setSelected(!chart.hidden().contains(series.name()));
        entry.setOnAction(e -> setHidden(series.name(), !entry.isSelected()));
        return entry;
    }

    /** Behind each name its value at the pointer; its newest one if the pointer is elsewhere. */
    private void read(Readout readout) {
        var now = new HashMap<String, Double>();
        List<Series> visible = chart.visible();
        readout.values().stream().filter(v -> v.series() < visible.size())
                .forEach(v -> now.put(visible.get(v.series()).name(), v.value()));
        refreshValues(now);
    }

    private void refreshValues() { read(chart.readout()); }

    private void refreshValues(Map<String, Double> atPointer) {
        for (int i = 0; i < legend.getChildren().size(); i++) {
            Series series = chart.series().get(i);
            double value = series.curve().isEmpty() ? Double.NaN : series.curve().last();
            if (!atPointer.isEmpty()) {
                value = atPointer.getOrDefault(series.name(), Double.NaN);
            }
            if (legend.getChildren().get(i) instanceof ToggleButton entry) {
                String words = Double.isFinite(value) ? String.format(Locale.ROOT, " %.3g", value) : "";
                if (!entry.getText().equals(series.name() + words)) {
                    entry.setText(series.name() + words);
                    entry.setMinWidth(Math.max(entry.getMinWidth(), Math.ceil(entry.prefWidth(-1)))); // else names jump
                }
            }
        }
    }
}
