package limn.app.window.inspect;

import atlantafx.base.theme.Styles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import limn.app.inspect.OpenSample;
import limn.app.inspect.OpenScene;
import limn.app.text.Texts;
import limn.app.train.RunState;
import limn.app.train.RunState.SavedSample;
import limn.app.window.parts.Ends;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;

/**
 * What the networks saw in a step, frozen: every pane of one image of the step under one cursor, and a timeline over the run. Shows what
 * the run folder holds, whoever trains or trained there.
 */
public final class SampleInspector extends VBox {
    private static final double LARGEST = 260;

    private record Loaded(OpenSample sample, List<List<PaneGrid.Ready>> ready) {}

    private final Texts texts;
    private final InspectorHost host;
    private final SceneWords words;
    private final Label heading = new Label();
    private final Label caption = new Label();
    private final Label facts = new Label();
    private final Label empty;
    private final HBox kinds = new HBox();
    private final SampleTimeline timeline;
    private final ToggleButton asking;
    private final AskBar askBar;
    private final PaneGrid grid;
    private List<SavedSample> samples = List.of();
    private List<String> classes = List.of();
    private @Nullable RunFolder folder;
    private @Nullable SavedSample wanted;
    /** The half that the person has chosen; "" for the first one of each sample. */
    private String kind = "";

    public SampleInspector(Texts texts, InspectorHost host) {
        super(8);
        this.texts = texts;
        this.host = host;
        words = new SceneWords(texts);
        getStyleClass().add("card");
        setId("samples");
        heading.getStyleClass().add("panel-heading");
        caption.getStyleClass().addAll("quiet", "number");
        facts.getStyleClass().add("quiet");
        facts.setId("sample-facts");
        facts.setWrapText(true);
        facts.setMinHeight(Region.USE_PREF_SIZE);
        timeline = new SampleTimeline(texts, "sample", this::load);
        asking = new ToggleButton(texts.get("window.inspect.asking"));
        asking.setId("asking");
        asking.getStyleClass().add(Styles.SMALL);
        askBar = new AskBar(texts, host, this::go);
        asking.selectedProperty().subscribe(is -> {
            askBar.setVisible(is);
            askBar.setManaged(is);
            if (is) {
                askBar.refresh();
            }
        });
        grid = new PaneGrid(texts, host, LARGEST);
        empty = new Label(texts.get("window.sample.none"));
        empty.getStyleClass().add("quiet");
        heading.setMinWidth(Region.USE_PREF_SIZE);
        kinds.setMinWidth(Region.USE_PREF_SIZE);
        asking.setMinWidth(Region.USE_PREF_SIZE);
        caption.setMinWidth(Region.USE_PREF_SIZE);
        var what = new HBox(10, heading, kinds, caption);
        what.setAlignment(Pos.CENTER_LEFT);
        var which = new HBox(10, asking, timeline);
        which.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(new Ends(what, which, 8), askBar, empty, grid, facts);
    }

    /** The buttons that walk through the samples. */
    public SampleSteps steps() {
        return new SampleSteps(timeline.earlier(), timeline.later(), timeline.newest());
    }

    /** Another run will be shown. */
    public void clear(RunFolder of) {
        folder = of;
        samples = List.of();
        wanted = null;
        grid.getChildren().clear();
        kinds.getChildren().clear();
        facts.setText("");
        timeline.restart();
        show(of, RunState.nothing());
    }

    /** The run as it is now. */
    public void show(RunFolder of, RunState state) {
        folder = of;
        samples = state.samples();
        classes = state.classes();
        timeline.show(samples.size(), place(samples, wanted));
        askBar.show(of, state);
        empty.setVisible(samples.isEmpty());
        empty.setManaged(samples.isEmpty());
        if (samples.isEmpty()) {
            heading.setText(texts.get("window.sample.heading"));
            caption.setText("");
        } else {
            load();
        }
    }

    /** Where a sample is, or where it would be if it went. */
    private static int place(List<SavedSample> all, @Nullable SavedSample sample) {
        return sample == null ? all.size() - 1 : (int) all.stream().filter(s -> s.step() < sample.step()).count();
    }

    private void go(SavedSample sample) {
        int at = samples.indexOf(sample);
        if (at >= 0) {
            timeline.go(at);
        }
    }

    private void load() {
        RunFolder of = folder;
        SavedSample sample = timeline.chosen(samples).orElse(null);
        if (of == null || sample == null || sample.equals(wanted)) {
            return;
        }
        wanted = sample;
        String scene = kind;
        host.run("sample", () -> read(of, sample, classes, scene), read -> {
            if (of.equals(folder) && sample.equals(wanted)) { // else another run is shown by now
                put(read);
            }
        });
    }

    private static Optional<Loaded> read(RunFolder of, SavedSample saved, List<String> classes, String kind)
            throws IOException {
        Optional<OpenSample> sample = OpenSample.read(of, saved, classes, kind);
        return sample.map(s -> new Loaded(s, PaneGrid.ready(s.shown())));
    }

    private void put(Optional<Loaded> read) {
        if (read.isEmpty()) {
            facts.setText(texts.get("window.inspect.gone"));
            return;
        }
        OpenSample sample = read.get().sample();
        OpenScene scene = sample.shown();
        caption.setText(texts.get(sample.asked() ? "window.inspect.stepAsked" : "window.sample.step", sample.step()));
        showKinds(sample.scenes(), scene.kind());
        heading.setText(words.heading(scene));
        facts.setText(sample.whole() ? words.facts(scene) : texts.get("window.inspect.old"));
        grid.show(scene, read.get().ready(), words.aside(scene));
    }

    private void showKinds(List<OpenScene> scenes, String shown) {
        kinds.getChildren().clear();
        if (scenes.size() < 2) {
            return;
        }
        var group = new ToggleGroup();
        var buttons = new ArrayList<ToggleButton>();
        for (OpenScene scene : scenes) {
            var button = new ToggleButton(words.kind(scene.kind()));
            button.setId("scene-" + scene.kind());
            button.setToggleGroup(group);
            button.setSelected(scene.kind().equals(shown));
            boolean first = buttons.isEmpty();
            boolean last = buttons.size() == scenes.size() - 1;
            button.getStyleClass().addAll(Styles.SMALL,
                    first ? Styles.LEFT_PILL : last ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            button.setOnAction(e -> {
                button.setSelected(true); // one is always shown
                kind = scene.kind();
                wanted = null;
                load();
            });
            buttons.add(button);
        }
        kinds.getChildren().setAll(buttons);
    }
}
