package limn.app.window.inspect;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import limn.app.inspect.OpenScene;
import limn.app.inspect.WatchHistory;
import limn.app.inspect.WatchedScene;
import limn.app.text.Texts;
import limn.app.train.RunState;
import limn.app.train.RunState.SavedWatch;
import limn.app.window.parts.Spring;
import limn.engine.run.RunFolder;
import limn.engine.run.WatchSheet;
import org.jspecify.annotations.Nullable;

/**
 * The watched images over all measurements of a run: one slider moves them all. Each shows prediction, confidence and the course of
 * its IoU, with marks where its labels changed meanwhile.
 */
public final class TimeMachine extends BorderPane {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private record Read(WatchHistory history, Map<String, List<Double>> marks) {}

    private record Ready(OpenScene scene, List<List<PaneGrid.Ready>> panes) {}

    private final Texts texts;
    private final InspectorHost host;
    private final Label heading = new Label();
    private final Label caption = new Label();
    private final Label empty = new Label();
    private final SampleTimeline timeline;
    private final WatchChooser chooser;
    private final VBox cards = new VBox(8);
    private final Map<String, WatchedCard> byImage = new LinkedHashMap<>();
    private @Nullable RunFolder folder;
    private RunState state = RunState.nothing();
    private List<SavedWatch> known = List.of();
    private Read read = new Read(WatchHistory.NONE, Map.of());

    public TimeMachine(Texts texts, InspectorHost host) {
        this.texts = texts;
        this.host = host;
        setId("time-machine");
        heading.getStyleClass().add("panel-heading");
        caption.getStyleClass().addAll("quiet", "number");
        caption.setId("watch-caption");
        empty.getStyleClass().add("quiet");
        empty.setWrapText(true);
        empty.setId("watch-empty");
        timeline = new SampleTimeline(texts, "watch", this::showMoment);
        chooser = new WatchChooser(texts, host);
        var space = new Spring();
        var row = new HBox(10, heading, caption, space, timeline);
        row.setAlignment(Pos.CENTER_LEFT);
        var top = new VBox(8, row, chooser, empty);
        top.getStyleClass().add("time-top");
        var scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("time-scroll");
        cards.getStyleClass().add("time-cards");
        setTop(top);
        setCenter(scroll);
    }

    /** The run to show, as it is now; nothing if none is chosen. */
    public void show(@Nullable RunFolder of, RunState now) {
        boolean isOther = of == null || !of.equals(folder);
        folder = of;
        state = now;
        if (isOther) {
            known = List.of();
            read = new Read(WatchHistory.NONE, Map.of());
            cards.getChildren().clear();
            byImage.clear();
            timeline.restart();
        }
        chooser.show(of, now.status().isActive());
        if (now.watched().isEmpty()) {
            heading.setText(texts.get("window.watch.heading"));
            caption.setText("");
            say(texts.get(of == null
                    ? "window.watch.noRun"
                    : now.status().isActive() ? "window.watch.soon" : "window.watch.none"));
        } else if (of != null && !now.watched().equals(known)) {
            known = now.watched();
            host.run("watch", () -> read(of, now.watched()), fresh -> {
                if (of.equals(folder)) {
                    take(fresh);
                }
            });
        }
    }

    private void say(String words) {
        empty.setText(words);
        empty.setVisible(!words.isEmpty());
        empty.setManaged(!words.isEmpty());
    }

    private Read read(RunFolder of, List<SavedWatch> saved) throws IOException {
        WatchHistory history = WatchHistory.read(of, saved);
        var marks = new LinkedHashMap<String, List<Double>>();
        for (String image : history.images().keySet()) {
            List<Instant> changes = host.labelChanges(image);
            marks.put(image, history.steps(changes));
        }
        return new Read(history, marks);
    }

    private void take(Read fresh) {
        int at = timeline.index();
        read = fresh;
        say(fresh.history().moments().isEmpty() ? texts.get("window.watch.gone") : "");
        Map<String, List<WatchHistory.Point>> images = fresh.history().images();
        if (!List.copyOf(images.keySet()).equals(List.copyOf(byImage.keySet()))) {
            cards.getChildren().clear();
            byImage.clear();
            images.keySet().forEach(image -> {
                var card = new WatchedCard(texts, host, image, () -> forget(image));
                byImage.put(image, card);
                cards.getChildren().add(card);
            });
        }
        images.forEach((image, points) -> card(image).show(points, fresh.marks().getOrDefault(image, List.of()),
                Math.max(1, state.steps())));
        timeline.show(fresh.history().moments().size(), at);
        showMoment();
    }

    private WatchedCard card(String image) {
        WatchedCard card = byImage.get(image);
        if (card == null) {
            throw new IllegalStateException("no card for " + image);
        }
        return card;
    }

    private void showMoment() {
        RunFolder of = folder;
        SavedWatch moment = timeline.chosen(read.history().moments()).orElse(null);
        if (of == null || moment == null) {
            return;
        }
        int index = read.history().moments().indexOf(moment);
        WatchSheet sheet = read.history().sheets().get(index);
        heading.setText(texts.get("window.watch.headingOf", sheet.entries().size()));
        String network = "window.network." + sheet.network();
        caption.setText(texts.get("window.watch.moment", moment.step(),
                CLOCK.format(moment.at().atZone(ZoneId.systemDefault())),
                texts.has(network) ? texts.get(network) : sheet.network()));
        List<String> classes = state.classes();
        host.run("watched", () -> scenes(of, moment, sheet, classes), scenes -> {
            if (of.equals(folder)) {
                put(scenes);
            }
        });
        byImage.forEach((image, card) -> card.at(moment.step(), read.history().entry(index, image)));
    }

    private static Map<String, Ready> scenes(RunFolder of, SavedWatch moment, WatchSheet sheet, List<String> classes)
            throws IOException {
        var scenes = new LinkedHashMap<String, Ready>();
        for (WatchSheet.Entry entry : sheet.entries()) {
            OpenScene scene = WatchedScene.read(of, moment, entry, classes);
            scenes.put(entry.image(), new Ready(scene, PaneGrid.ready(scene)));
        }
        return scenes;
    }

    private void put(Map<String, Ready> scenes) {
        scenes.forEach((image, ready) -> Optional.ofNullable(byImage.get(image))
                .ifPresent(card -> card.show(ready.scene(), ready.panes())));
    }

    private void forget(String image) {
        var left = new ArrayList<>(byImage.keySet());
        left.remove(image);
        chooser.choose(left);
    }
}
