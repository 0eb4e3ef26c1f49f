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
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import limn.app.chart.CurveGroup;
import limn.app.chart.Look;
import limn.app.chart.Series;
import limn.app.chart.Tint;
import limn.app.text.Texts;
import limn.app.train.Curve;
import limn.app.train.RunCatalog;
import limn.app.train.RunState;
import limn.app.window.chart.ChartCard;
import limn.app.window.chart.ChartTarget;

/** One curve of each of several runs in one chart. */
public final class Overlay extends VBox {
    private static final List<CurveGroup> GROUPS = List.of(CurveGroup.MIOU, CurveGroup.LOSSES, CurveGroup.WEIGHTS,
            CurveGroup.RATE, CurveGroup.SPEED, CurveGroup.MEMORY);
    private final Texts texts;
    private final Function<RunCatalog.Entry, String> names;
    private final ComboBox<What> what = new ComboBox<>();
    private final Label hint = new Label();
    private final ChartCard card;
    private List<RunCatalog.Entry> runs = List.of();

    /** Which curve. @param name of a class, or "" */
    private record What(CurveGroup group, String name) {}

    /** @param names how a run is called in the legend; no two alike */
    public Overlay(Texts texts, ChartTarget target, Function<RunCatalog.Entry, String> names) {
        super(8);
        this.texts = texts;
        this.names = names;
        card = new ChartCard(texts, "overlay", texts.get("window.curves.title.miou"), Look.SHARES, target);
        what.setId("overlay-what");
        what.setConverter(new StringConverter<>() {
            @Override
            public String toString(What one) {
                return one == null ? "" : one.name().isEmpty() ? title(one) : ofClass(one, one.name());
            }

            @Override
            public What fromString(String text) { throw new UnsupportedOperationException("nothing is typed here"); }
        });
        what.valueProperty().subscribe(chosen -> refresh());
        hint.getStyleClass().add("quiet");
        hint.setText(texts.get("window.runs.overlay.hint"));
        var row = new HBox(10, what, hint);
        row.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().addAll(row, card);
        fill(List.of());
    }

    /** @param words for its IoU */
    private String ofClass(What one, String words) {
        return one.group() == CurveGroup.EVIDENCE ? texts.get("window.runs.overlay.evidence", one.name()) : words;
    }

    private String title(What one) {
        return one.group() == CurveGroup.LOSSES
                ? texts.get("window.train.loss")
                : texts.get("window.curves.title." + one.group().name().toLowerCase(Locale.ROOT));
    }

    /** Shows runs, the first in front. */
    public void show(List<RunCatalog.Entry> shown) {
        runs = List.copyOf(shown);
        fill(shown.stream().flatMap(r -> r.state().classes().stream()).distinct().toList());
        hint.setVisible(shown.size() < 2);
        refresh();
    }

    private void fill(List<String> classes) {
        var all = new ArrayList<What>();
        GROUPS.forEach(g -> all.add(new What(g, "")));
        classes.forEach(c -> all.add(new What(CurveGroup.CLASSES, c)));
        if (runs.stream().anyMatch(r -> !r.state().grades().isEmpty())) {
            classes.forEach(c -> all.add(new What(CurveGroup.EVIDENCE, c)));
        }
        if (!what.getItems().equals(all)) {
            What before = what.getValue();
            what.getItems().setAll(all);
            what.setValue(before != null && all.contains(before) ? before : all.getFirst());
        }
    }

    private void refresh() {
        What chosen = what.getValue();
        if (chosen == null) {
            return;
        }
        var series = new ArrayList<Series>();
        double end = 0;
        for (RunCatalog.Entry run : runs) {
            Curve curve = curve(run.state(), chosen);
            end = Math.max(end, run.state().steps());
            series.add(new Series(names.apply(run), curve, new Tint.Ink(series.size()), manner(chosen.group())));
        }
        card.setTitle(chosen.name().isEmpty()
                ? title(chosen)
                : ofClass(chosen, texts.get("window.runs.overlay.class", chosen.name())), chosen.group().look());
        card.show(series.stream().filter(s -> !s.curve().isEmpty()).toList(), end);
    }

    private static Series.Manner manner(CurveGroup group) {
        return switch (group) {
            case MIOU, BARS, CLASSES, EVIDENCE -> Series.Manner.MEASURED;
            case LOSSES, WEIGHTS -> Series.Manner.JITTERY;
            case RATE, SPEED, MEMORY -> Series.Manner.PLAIN;
        };
    }

    private static Curve curve(RunState run, What chosen) {
        return switch (chosen.group()) {
            case MIOU, BARS -> Sparkline.of(run);
            case LOSSES -> run.loss();
            case WEIGHTS -> run.unlabelledWeight();
            case RATE -> run.rate();
            case SPEED -> run.speed();
            case MEMORY -> run.memory();
            case CLASSES -> of(run, chosen.name(), run.iou());
            case EVIDENCE -> of(run, chosen.name(), run.grades().perClass());
        };
    }

    private static Curve of(RunState run, String className, List<Curve> perClass) {
        int index = run.classes().indexOf(className);
        return index >= 0 && index < perClass.size() ? perClass.get(index) : Curve.EMPTY;
    }
}
