package limn.app.window.chart;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.app.chart.CurveGroup;
import limn.app.chart.RunSeries;
import limn.app.chart.Series;
import limn.app.text.Texts;
import limn.app.train.RunState;

/** The curves of a run: a row of groups to choose from, and a card for each that is chosen. */
public final class CurveBoard extends VBox {
    private static final int COLUMNS = 3;
    private static final double CARD = 230;
    /** A chart with its legend beside others. */
    private static final double NARROWEST = 240;
    /** As high as the heading of a chart with its menu. */
    static final double HEADING = 26;
    private final Texts texts;
    private final ChartTarget target;
    private final Consumer<Set<CurveGroup>> chosen;
    private final Map<CurveGroup, ToggleButton> chips = new EnumMap<>(CurveGroup.class);
    private final Map<CurveGroup, ChartCard> cards = new EnumMap<>(CurveGroup.class);
    private final Map<CurveGroup, Label> missing = new EnumMap<>(CurveGroup.class);
    private final Node bars;
    private final GridPane grid = new GridPane(12, 12);
    private final Set<CurveGroup> shown;
    private RunState run = RunState.nothing();
    private ClassCatalog classes = ClassCatalog.empty();

    /**
     * @param first the groups that are shown at first
     * @param chosen told when a person has chosen others
     * @param bars the view of {@link CurveGroup#BARS}
     */
    public CurveBoard(Texts texts, ChartTarget target, Set<CurveGroup> first, Consumer<Set<CurveGroup>> chosen,
            Node bars) {
        super(10);
        this.texts = texts;
        this.target = target;
        this.chosen = chosen;
        this.bars = card(bars);
        shown = first.isEmpty() ? EnumSet.of(CurveGroup.MIOU) : EnumSet.copyOf(first);
        var row = new FlowPane(6, 6);
        row.setAlignment(Pos.CENTER_LEFT);
        for (CurveGroup group : CurveGroup.values()) {
            ToggleButton chip = chip(group);
            chips.put(group, chip);
            row.getChildren().add(chip);
        }
        VBox.setVgrow(grid, Priority.ALWAYS);
        getChildren().addAll(row, grid);
        offer();
        arrange();
        widthProperty().subscribe(width -> {
            if (columns() != grid.getColumnConstraints().size()) {
                arrange();
                refresh();
            }
        });
    }

    private static String key(CurveGroup group) { return group.name().toLowerCase(Locale.ROOT); }

    private ToggleButton chip(CurveGroup group) {
        var chip = new ToggleButton(texts.get("window.curves.group." + key(group)));
        chip.setId("curves-" + key(group));
        chip.getStyleClass().addAll(Styles.SMALL, "chip");
        chip.setSelected(shown.contains(group));
        chip.setOnAction(e -> {
            if (chip.isSelected()) {
                shown.add(group);
            } else {
                shown.remove(group);
            }
            arrange();
            refresh();
            chosen.accept(Set.copyOf(shown));
        });
        return chip;
    }

    private VBox card(Node content) {
        var heading = new Label(texts.get("window.train.perClass"));
        heading.getStyleClass().add("panel-heading");
        heading.setMinHeight(HEADING);
        var card = new VBox(4, heading, content);
        card.getStyleClass().add("card");
        VBox.setVgrow(content, Priority.ALWAYS);
        return card;
    }

    private Node node(CurveGroup group) {
        if (group == CurveGroup.BARS) {
            return bars;
        }
        ChartCard card = cards.computeIfAbsent(group, g -> new ChartCard(texts, "curve-" + key(g),
                texts.get("window.curves.title." + key(g)), g.look(), target));
        Label none = missing.computeIfAbsent(group, g -> {
            var label = new Label(texts.get("window.curves.missing"));
            label.setWrapText(true);
            label.setMouseTransparent(true);
            label.getStyleClass().add("quiet");
            return label;
        });
        return new StackPane(card, none);
    }

    /** How many cards stand side by side: as many as have room, and no row with one alone if that can be helped. */
    private int columns() {
        int wanted = shown.size() == COLUMNS + 1 ? 2 : Math.clamp(shown.size(), 1, COLUMNS);
        return getWidth() > 0 ? Math.clamp((long) (getWidth() / NARROWEST), 1, wanted) : wanted;
    }

    private void arrange() {
        List<CurveGroup> order = new ArrayList<>(EnumSet.allOf(CurveGroup.class));
        order.retainAll(shown);
        order.removeIf(group -> !isOffered(group));
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        grid.getRowConstraints().clear();
        int columns = columns();
        for (int i = 0; i < columns; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            grid.getColumnConstraints().add(column);
        }
        for (int i = 0; i < order.size(); i++) {
            Node node = node(order.get(i));
            grid.add(node, i % columns, i / columns);
            if (i % columns == 0) {
                var row = new RowConstraints(CARD, CARD + 40, Double.MAX_VALUE);
                row.setVgrow(Priority.ALWAYS);
                grid.getRowConstraints().add(row);
            }
        }
    }

    /** Shows a run as it is now. @param known gives the colours of its classes */
    public void show(RunState now, ClassCatalog known) {
        boolean hadEvidence = isOffered(CurveGroup.EVIDENCE);
        run = now;
        classes = known;
        if (isOffered(CurveGroup.EVIDENCE) != hadEvidence) {
            offer();
            arrange();
        }
        refresh();
    }

    /** Only cross training has a dynamic evaluation. */
    private boolean isOffered(CurveGroup group) {
        return group != CurveGroup.EVIDENCE || !run.grades().isEmpty();
    }

    private void offer() {
        chips.forEach((group, chip) -> {
            chip.setVisible(isOffered(group));
            chip.setManaged(isOffered(group));
        });
    }

    private void refresh() {
        var series = new RunSeries(texts, this::colour);
        for (CurveGroup group : shown) {
            ChartCard card = cards.get(group);
            Label none = missing.get(group);
            if (card != null && none != null) {
                List<Series> curves = series.of(group, run);
                card.show(curves, run.steps());
                none.setVisible(curves.isEmpty() && run.step() > 0);
            }
        }
    }

    private int colour(String name) {
        return classes.byName(name).map(LabelClass::rgb)
                .orElseGet(() -> ClassCatalog.suggestedColour(Math.max(0, run.classes().indexOf(name))));
    }

    /** Whether every curve is drawn. */
    public boolean isSettled() {
        return cards.values().stream().allMatch(c -> c.chart().isSettled());
    }
}
