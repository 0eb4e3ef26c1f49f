package limn.app.window;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import limn.annotator.model.Split;
import limn.app.text.Texts;
import limn.app.text.UserError;
import limn.app.weights.EncoderChoice;
import limn.app.weights.WeightsFolder;
import limn.app.window.parts.Icons;
import limn.app.window.runs.DeviceChoice;
import limn.app.window.runs.PresetChoice;
import limn.app.window.runs.RunWords;
import limn.app.window.runs.SettingsGrid;
import limn.engine.predict.Devices;
import limn.engine.recipe.Recipe;
import limn.engine.recipe.RecipeException;

/** Before a run: which recipe, with which numbers, what stands in the way, and one large button. */
final class TrainSetup {
    private final Desk desk;
    private final Texts texts;
    private final FlowPane cards = new FlowPane(12, 12);
    private final SettingsGrid grid;
    private final Label counts = new Label();
    private final Problems problems;
    private final Button train;
    private final CostLine cost;
    private final ScrollPane scroll;
    private final Map<String, Label> here = new LinkedHashMap<>();
    private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();
    private final PresetChoice preset;
    private final DeviceChoice device;
    private final TitledPane numbers;
    private final PauseTransition typing = new PauseTransition(Duration.millis(400));
    private String method = "";
    /** Whether a person has chosen the recipe or changed a number: then nothing else is suggested. */
    private boolean isChosen;
    private boolean showing;
    /** Masks are read only when somebody looks: a project opens without. */
    private boolean seen;

    /** The devices of this machine. */
    private record Here(List<String> all, String best) {}

    TrainSetup(Desk desk, Consumer<Place.Id> go) {
        this.desk = desk;
        texts = desk.texts();
        problems = new Problems(desk, go, this::refresh);
        grid = new SettingsGrid(texts);
        preset = new PresetChoice(texts, () -> chosen(method));
        var heading = new Label(texts.get("window.train.choose"));
        heading.getStyleClass().add("run-title");
        counts.getStyleClass().add("quiet");
        counts.setWrapText(true);
        train = Icons.worded("mdi2p-play", texts.get("window.train.start"));
        train.setId("train");
        train.setDefaultButton(false);
        train.getStyleClass().addAll(Styles.ACCENT, Styles.LARGE, "train-button");
        train.setOnAction(e -> start());
        desk.actions().addButton(train, "train.run.start", "mdi2p-play", texts.get("keys.cannotTrain"));
        device = new DeviceChoice(texts, this::forgetCost);
        cost = new CostLine(desk, this::typed, device::name);
        grid.onChange(this::changed);
        typing.setOnFinished(e -> check());
        numbers = new TitledPane(texts.get("window.train.numbers"),
                new VBox(10, new RecipeFiles(desk, this::typed, this::fill), grid));
        numbers.setExpanded(false);
        numbers.setAnimated(false);
        numbers.setId("numbers");
        var column = new VBox(14, heading, counts, cards, problems, preset, device, begin(), numbers);
        column.getStyleClass().add("train-setup");
        scroll = new ScrollPane(column);
        scroll.setFitToWidth(true);
        makeCards();
    }

    private HBox begin() {
        var row = new HBox(20, train, cost);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void makeCards() {
        var group = new ToggleGroup();
        for (String name : Recipe.methods()) {
            ToggleButton card = card(name);
            card.setToggleGroup(group);
            card.setOnAction(e -> chosen(name));
            card.selectedProperty().subscribe(chosen -> {
                if (chosen && !method.equals(name)) {
                    chosen(name); // by an arrow, which presses no button
                }
            });
            buttons.put(name, card);
            cards.getChildren().add(card);
        }
        show(suggested());
    }

    /** The recipe that uses everything the project offers. */
    private String suggested() {
        Counts now = desk.model().counts();
        return now.tagged() > 0 ? "cross" : now.bare() > 0 ? "classmix" : "supervised";
    }

    private ToggleButton card(String name) {
        var title = new Label(RunWords.method(texts, name));
        title.getStyleClass().add(Styles.TEXT_BOLD);
        var about = new Label(texts.get("window.method." + name + ".about"));
        about.setWrapText(true);
        var now = new Label();
        now.setWrapText(true);
        now.getStyleClass().add("quiet");
        here.put(name, now);
        var box = new VBox(6, title, about, now);
        box.setAlignment(Pos.TOP_LEFT);
        var card = new ToggleButton("", box);
        card.setId("recipe-" + name);
        card.setAccessibleText(RunWords.method(texts, name));
        card.getStyleClass().add("recipe-card");
        card.setPrefSize(340, 164);
        return card;
    }

    /** A person wants this recipe. */
    private void chosen(String name) {
        isChosen = true;
        show(name);
        if (seen) {
            refresh();
        }
    }

    private void show(String name) {
        method = name;
        buttons.forEach((key, button) -> button.setSelected(key.equals(name)));
        try {
            show(Recipe.preset(name, preset.name()));
        } catch (RecipeException unknown) {
            desk.failed(unknown);
        }
    }

    private void show(Recipe recipe) {
        showing = true;
        grid.show(recipe);
        showing = false;
        cost.forget(!train.isDisabled());
    }

    /** A person changed a number: what was found is of another recipe, and a wrong one may be right now. */
    private void forgetCost() {
        cost.forget(!train.isDisabled());
    }

    private void changed() {
        if (!showing) {
            isChosen = true;
            forgetCost();
            typing.playFromStart();
        }
    }

    /** Takes over a recipe with its numbers: that of an older run, or one that was saved. */
    void fill(Recipe recipe) {
        isChosen = true;
        show(recipe.method());
        show(recipe);
        numbers.setExpanded(!recipe.given().isEmpty());
        refresh();
    }

    /** Looks again at the project: what it offers and what is missing. */
    void refresh() {
        if (!seen) {
            desk.jobs().run("devices", () -> new Here(Devices.available(), Devices.best()),
                    here -> device.show(here.all(), here.best()), desk::failed);
        }
        seen = true;
        if (!isChosen && !suggested().equals(method)) {
            show(suggested());
        }
        Counts now = desk.model().labelCounts().counts(Split.TRAIN);
        long measured = desk.model().labelCounts().maskedOf(Split.VAL);
        counts.setText(texts.get("window.train.offers", now.masks(), now.tagged(), now.bare(), measured));
        here.forEach((name, label) -> label.setText(texts.get("window.method." + name + ".here", now.masks(),
                now.tagged(), now.bare(), now.tagged() + now.bare())));
        cost.forget(!train.isDisabled());
        check();
    }

    private void check() {
        typing.stop();
        try {
            problems.check(recipe(), this::refreshButton);
        } catch (RecipeException | UserError wrong) {
            problems.showOnly(Failures.words(texts, wrong));
        }
        refreshButton();
    }

    void refreshButton() {
        boolean before = train.isDisabled();
        train.setDisable(desk.trainer().isBusy() || problems.anyFatal());
        if (before != train.isDisabled()) {
            cost.forget(before);
        }
        train.setText(texts.get(desk.trainer().isBusy() ? "window.train.busy" : "window.train.start"));
    }

    private void start() { typed().ifPresent(recipe -> desk.trainer().start(method, recipe.given(), device.name())); }

    /** The recipe as it was typed; what is wrong about it is said where problems are. */
    private Optional<Recipe> typed() {
        try {
            return Optional.of(recipe());
        } catch (RecipeException | UserError wrong) {
            problems.showOnly(Failures.words(texts, wrong));
            return Optional.empty();
        }
    }

    /** The recipe as the grid has it, with the file of the encoder's weights where their name was given. */
    private Recipe recipe() throws RecipeException, UserError {
        return EncoderChoice.resolve(grid.recipe(), WeightsFolder.ofUser());
    }

    Node node() { return scroll; }

    void close() { typing.stop(); }
}
