package limn.app.window.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import limn.app.chart.Look;
import limn.app.chart.Series;
import limn.app.chart.Tint;
import limn.app.text.Texts;
import limn.app.train.Curve;
import limn.app.train.LabelCost;
import limn.app.window.chart.ChartCard;
import limn.app.window.chart.ChartTarget;
import limn.app.window.chart.Mark;

/** What labelling was worth: minutes of work on the axis, the best mIoU of each run above it, and the last stretch in a sentence. */
public final class CostPane extends VBox {
    private final Texts texts;
    private final Function<String, String> methods;
    private final ComboBox<String> what = new ComboBox<>();
    private final Label sentence = new Label();
    private final Label left = new Label();
    private final Label empty = new Label();
    private final ChartCard card;
    private LabelCost cost = new LabelCost(List.of(), List.of(), List.of());

    /** @param methods the words for a method */
    public CostPane(Texts texts, ChartTarget target, Function<String, String> methods) {
        super(12);
        this.texts = texts;
        this.methods = methods;
        getStyleClass().add("results");
        card = new ChartCard(texts, "cost", texts.get("window.cost.title"), Look.SHARES.withSmoothing(0), target);
        card.chart().ofUnit(texts.get("window.cost.minutes"));
        what.setId("cost-what");
        what.setConverter(new StringConverter<>() {
            @Override
            public String toString(String one) {
                return one == null || one.isEmpty() ? texts.get("window.cost.miou") : one;
            }

            @Override
            public String fromString(String text) { throw new UnsupportedOperationException("nothing is typed here"); }
        });
        what.valueProperty().subscribe(chosen -> refresh());
        sentence.setId("cost-sentence");
        sentence.setWrapText(true);
        sentence.getStyleClass().add("run-title");
        left.setId("cost-left");
        left.setWrapText(true);
        left.getStyleClass().add("quiet");
        empty.setText(texts.get("window.cost.empty"));
        empty.setWrapText(true);
        empty.setMaxWidth(420);
        var row = new HBox(10, new Label(texts.get("window.cost.of")), what);
        row.setAlignment(Pos.CENTER_LEFT);
        var stack = new StackPane(card, empty);
        VBox.setVgrow(stack, Priority.ALWAYS);
        getChildren().addAll(sentence, row, stack, left);
        what.getItems().setAll("");
        what.setValue("");
    }

    /** Shows what the runs of a project say. */
    public void show(LabelCost shown) {
        cost = shown;
        var all = new ArrayList<String>(List.of(""));
        all.addAll(shown.classes());
        if (!what.getItems().equals(all)) {
            String before = what.getValue();
            what.getItems().setAll(all);
            what.setValue(all.contains(before) ? before : "");
        }
        refresh();
    }

    private void refresh() {
        String chosen = what.getValue();
        if (chosen == null) {
            return;
        }
        Curve best = cost.curve(chosen);
        var series = new ArrayList<Series>();
        series.add(new Series(texts.get("window.cost.best"), best, new Tint.Ink(0), Series.Manner.MEASURED));
        if (cost.all(chosen).size() > best.size()) {
            series.add(new Series(texts.get("window.cost.others"), cost.all(chosen), new Tint.Ink(6),
                    Series.Manner.DOTS));
        }
        boolean isTimed = cost.points().stream().anyMatch(p -> p.minutes() > 0);
        card.show(isTimed ? series : List.of(), best.isEmpty() ? 1 : best.lastStep() * 1.08);
        card.chart().setMarks(isTimed
                ? cost.best(chosen).stream().map(p -> new Mark(p.minutes(), p.score(chosen).orElse(0),
                        methods.apply(p.method()) + " \u00b7 " + shortName(p.run().name()))).toList()
                : List.of());
        empty.setVisible(!isTimed);
        sentence.setText(isTimed ? sentence(chosen) : texts.get("window.cost.title"));
        left.setText(left());
    }

    /** The day and time of a run; all of its name where it has another form. */
    private static String shortName(String name) {
        return name.matches("\\d{4}-\\d\\d-\\d\\d-\\d{4}-.*")
                ? name.substring(5, 10) + " " + name.substring(11, 13) + ":" + name.substring(13, 15)
                : name;
    }

    private String sentence(String chosen) {
        return cost.gain(chosen).map(gain -> texts.get("window.cost.gain", minutes(gain.minutes()),
                String.format(Locale.ROOT, "%+.1f", 100 * gain.gain()).replace('-', '\u2212'),
                chosen.isEmpty() ? texts.get("window.cost.miou") : texts.get("window.cost.iou", chosen)))
                .orElseGet(() -> texts.get("window.cost.one"));
    }

    private static String minutes(double minutes) {
        return String.format(Locale.ROOT, minutes < 9.95 ? "%.1f" : "%.0f", minutes);
    }

    private String left() {
        var parts = new ArrayList<String>(List.of(texts.get("window.cost.about")));
        if (!cost.untimed().isEmpty()) {
            parts.add(texts.get("window.cost.untimed", cost.untimed().size()));
        }
        if (!cost.unmeasured().isEmpty()) {
            parts.add(texts.get("window.cost.unmeasured", cost.unmeasured().size()));
        }
        return String.join(" ", parts);
    }

    /** Whether everything is drawn. */
    public boolean isSettled() { return card.chart().isSettled(); }
}
