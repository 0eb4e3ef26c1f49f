package limn.app.window.chart;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;
import javax.xml.stream.XMLStreamException;
import limn.app.chart.ChartCsv;
import limn.app.chart.ChartSheet;
import limn.app.chart.ChartSvg;
import limn.app.chart.Look;
import limn.app.chart.Series;
import limn.app.text.Texts;

/** What the menu of a chart offers. */
final class ChartMenu {
    private static final int PNG_SCALE = 2;
    private static final int FEW = 2;
    private final Texts texts;
    private final ChartCard card;
    private final ChartTarget target;

    ChartMenu(Texts texts, ChartCard card, ChartTarget target) {
        this.texts = texts;
        this.card = card;
        this.target = target;
    }

    void fill(List<MenuItem> items) {
        Chart chart = card.chart();
        items.clear();
        var log = new CheckMenuItem(texts.get("window.chart.log"));
        log.setId(card.getId() + "-log");
        log.setSelected(chart.look().logarithmic());
        log.setOnAction(e -> card.setLook(chart.look().withLogarithmic(log.isSelected())));
        items.add(log);
        if (chart.series().stream().anyMatch(s -> s.manner() == Series.Manner.JITTERY)) {
            items.add(smoothing(chart));
        }
        if (chart.series().size() >= FEW) {
            items.add(curves(chart));
        }
        items.add(new SeparatorMenuItem());
        items.add(save("png", this::png));
        items.add(save("svg", () -> {
            ChartSheet sheet = chart.sheet(card.title());
            return out -> {
                var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                try {
                    ChartSvg.write(sheet, writer);
                } catch (XMLStreamException e) {
                    throw new IOException(e);
                }
                writer.flush();
            };
        }));
        items.add(save("csv", () -> {
            List<Series> visible = chart.visible();
            return out -> {
                var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                ChartCsv.write(visible, writer);
                writer.flush();
            };
        }));
    }

    private Menu smoothing(Chart chart) {
        var menu = new Menu(texts.get("window.chart.smoothing"));
        var group = new ToggleGroup();
        double[] shares = {0, Look.MEMORY / 3, Look.MEMORY, Look.MEMORY * 4};
        List<String> words = List.of("none", "little", "medium", "much");
        for (int i = 0; i < shares.length; i++) {
            double share = shares[i];
            var item = new RadioMenuItem(texts.get("window.chart.smoothing." + words.get(i),
                    Numbers.place(share * chart.whole().length(), chart.whole().length())));
            item.setToggleGroup(group);
            item.setSelected(chart.look().smoothing() == share);
            item.setOnAction(e -> card.setLook(chart.look().withSmoothing(share)));
            menu.getItems().add(item);
        }
        return menu;
    }

    private Menu curves(Chart chart) {
        var menu = new Menu(texts.get("window.chart.curves"));
        var all = new MenuItem(texts.get("window.chart.all"));
        all.setOnAction(e -> card.setHidden(Set.of()));
        var none = new MenuItem(texts.get("window.chart.none"));
        none.setOnAction(e -> card.setHidden(new HashSet<>(chart.series().stream().map(Series::name).toList())));
        menu.getItems().addAll(all, none, new SeparatorMenuItem());
        for (Series series : chart.series()) {
            var item = new CheckMenuItem(series.name());
            item.setMnemonicParsing(false);
            item.setSelected(!chart.hidden().contains(series.name()));
            item.setOnAction(e -> card.setHidden(series.name(), !item.isSelected()));
            menu.getItems().add(item);
        }
        return menu;
    }

    private interface Source { ChartTarget.Content content(); }

    private MenuItem save(String kind, Source source) {
        var item = new MenuItem(texts.get("window.chart.save." + kind));
        item.setId(card.getId() + "-save-" + kind);
        item.setOnAction(e -> target.save(fileName() + "." + kind, source.content()));
        return item;
    }

    /** The title without what file systems do not like. */
    private String fileName() {
        return card.title().strip().replaceAll("[\\\\/:*?\"<>|\\s]+", "-");
    }

    /** The card as it is shown, in twice as many pixels. */
    private ChartTarget.Content png() {
        var parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(PNG_SCALE, PNG_SCALE));
        WritableImage picture = card.snapshot(parameters, null);
        return out -> {
            if (!ImageIO.write(SwingFXUtils.fromFXImage(picture, null), "png", out)) {
                throw new IOException("no writer for PNG");
            }
        };
    }
}
