package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import limn.annotator.exchange.Formats;
import limn.app.train.RunCatalog;
import limn.app.window.chart.Chart;
import limn.engine.recipe.Recipe;
import limn.engine.run.Event;
import limn.engine.run.EventLog;
import limn.engine.run.RunFolder;
import limn.engine.run.StopReason;
import org.junit.jupiter.api.Test;

/** A person compares runs, takes a note, copies a recipe, deletes a run and takes that back. The runs are folders and nothing else. */
class RunsJourneyTest extends TrainingJourney {
    private static final String FIRST = "2026-01-02-0304-supervised";
    private static final String SECOND = "2026-01-03-0304-classmix";
    private static final String PRETRAINED = "2026-01-04-0304-classmix";

    @Override
    FolderChooser folders() { return title -> Optional.of(dir); }

    @Override
    void makeProject() throws Exception {
        super.makeProject();
        run(FIRST, Recipe.of("supervised").with("steps", "40"), 600, 0.40);
        run(SECOND, Recipe.of("classmix").with("steps", "60").with("batch", "2"), 1320, 0.52);
    }

    private void run(String name, Recipe recipe, double seconds, double miou) throws Exception {
        var folder = new RunFolder(Files.createDirectories(projectFolder().resolve("runs").resolve(name)));
        Files.writeString(folder.recipe(), recipe.toJson());
        int steps = recipe.totalSteps();
        EventLog.append(folder.events(), 0, new Event.Started(recipe.method(), steps, "cpu",
                List.of("background", "disc"), 2, 0, 2, 2, 1, false, seconds));
        for (int step = 1; step <= steps; step++) {
            EventLog.append(folder.events(), step,
                    new Event.StepDone(2.0 / step, Map.of("supervised", 1.0 / step), 0.1, 0.5, 3, 700.0 + step, null));
            if (step % 10 == 0) {
                double now = miou * step / steps;
                EventLog.append(folder.events(), step, new Event.Evaluated("student", false, now,
                        Arrays.asList(now + 0.1, now - 0.1), 2, 0.9, 2, true));
            }
        }
        EventLog.append(folder.events(), steps, new Event.Stopped(StopReason.FINISHED, miou));
    }

    @Test
    void runsAreSearchedAndLaidOverEachOther() throws Exception {
        showRuns(2);
        fx(() -> {
            find("run-search", TextField.class).setText("steps=60");
            return true;
        });
        await("the search", () -> listedRuns().equals(List.of(SECOND)));
        fx(() -> {
            find("run-search", TextField.class).setText("");
            runTable().getSelectionModel().selectAll();
            return true;
        });
        Chart chart = find("overlay-chart", Chart.class);
        await("both curves", () -> chart.series().size() == 2 && chart.isSettled());
        fx(() -> {
            chart.read(40, Double.NaN);
            return true;
        });
        assertThat(fx(() -> chart.readout().values().stream().map(v -> v.value()).sorted().toList()).getFirst())
                .isBetween(0.34, 0.35);
        fx(() -> {
            ComboBox<?> what = find("overlay-what", ComboBox.class);
            what.getSelectionModel().selectLast();
            return true;
        });
        await("a class", () -> chart.series().getFirst().curve().last() > 0.2
                && chart.series().getFirst().curve().last() < 0.43);
        save("overlay", "csv");
        await("the table", () -> Files.exists(dir.resolve("IoU-of-disc.csv")));
        assertThat(dir.resolve("IoU-of-disc.csv")).content().startsWith("step,").contains("\n10,", "\n60,");
    }

    private void save(String card, String kind) throws Exception {
        fx(() -> {
            MenuButton menu = find(card + "-menu", MenuButton.class);
            menu.getOnShowing().handle(new javafx.event.Event(MenuButton.ON_SHOWING));
            menu.getItems().stream().filter(i -> (card + "-save-" + kind).equals(i.getId())).findFirst()
                    .map(MenuItem.class::cast).orElseThrow().fire();
            return true;
        });
    }

    /** Somebody trains on in a terminal. */
    private void goesOn(String name, int step) throws Exception {
        EventLog.append(projectFolder().resolve("runs").resolve(name).resolve("events.jsonl"), step,
                new Event.StepDone(0.1, Map.of("supervised", 0.1), 0.1, 0.5, 3, 700.0, null));
        await("step " + step, () -> runTable().getItems().stream()
                .anyMatch(e -> ((RunCatalog.Entry) e).state().step() == step));
    }

    @Test
    void theOrderOfAColumnAndTheRunAtHandStayWhileARunGoesOn() throws Exception {
        showRuns(2);
        fx(() -> {
            TableColumn<?, ?> method = runTable().getColumns().getFirst();
            method.setSortType(TableColumn.SortType.DESCENDING);
            sortBy(runTable(), method);
            return true;
        });
        List<String> sorted = fx(this::listedRuns);
        selectRuns(sorted.getFirst(), sorted.getLast());
        String atHand = fx(() -> ((RunCatalog.Entry) runTable().getSelectionModel().getSelectedItem()).folder().name());
        for (String run : List.of(FIRST, SECOND)) {
            goesOn(run, run.equals(FIRST) ? 71 : 72);
            assertThat(fx(this::listedRuns)).isEqualTo(sorted);
            assertThat(fx(() -> ((RunCatalog.Entry) runTable().getSelectionModel().getSelectedItem()).folder().name()))
                    .isEqualTo(atHand);
            assertThat(fx(() -> runTable().getSelectionModel().getSelectedItems().size())).isEqualTo(2);
        }
        fx(() -> {
            runTable().getColumns().getFirst().setSortType(TableColumn.SortType.ASCENDING);
            return true;
        });
        assertThat(fx(this::listedRuns)).isEqualTo(sorted.reversed());
        goesOn(FIRST, 73);
        assertThat(fx(this::listedRuns)).isEqualTo(sorted.reversed());
    }

    private static <S> void sortBy(TableView<S> table, TableColumn<?, ?> wanted) {
        table.getColumns().stream().filter(c -> c.equals(wanted)).forEach(c -> table.getSortOrder().add(c));
    }

    @Test
    void twoExportsAtOnceBothEnd() throws Exception {
        showRuns(2);
        act("global.exchange.export");
        choose("export-format", Formats.of("folders").orElseThrow());
        await("the card", () -> !find("export-begin", Button.class).isDisabled());
        fx(() -> {
            find("export", Button.class).fire();
            find("export-begin", Button.class).fire();
            return true;
        });
        await("nothing goes on", () -> workspace().isIdle());
        await("both are told",
                () -> words("exported").contains("export") && !find("export", Button.class).isDisabled());
    }

    @Test
    void aNoteStaysWithItsRunAndARecipeIsCopiedIntoANewRun() throws Exception {
        showRuns(2);
        selectRuns(SECOND);
        fx(() -> {
            TextField note = find("run-note", TextField.class);
            note.setText("작은 배치");
            note.getOnAction().handle(new javafx.event.ActionEvent());
            return true;
        });
        Path file = projectFolder().resolve("runs").resolve(SECOND).resolve("note.txt");
        await("the note", () -> Files.exists(file));
        assertThat(file).hasContent("작은 배치");

        click("results-run-copy");
        await("the start",
                () -> isThere("recipe-classmix") && find("recipe-classmix", ToggleButton.class).isSelected());
        assertThat(fx(() -> find("setting-batch", TextField.class).getText())).isEqualTo("2");
        assertThat(fx(() -> find("setting-steps", TextField.class).getText())).isEqualTo("60");
        assertThat(fx(() -> find("setting-seed", TextField.class).getText())).isEmpty();
    }

    @Test
    void theRecipeOfAPretrainedRunIsCopiedWithItsFrozenStatistics() throws Exception {
        run(PRETRAINED, Recipe.of("classmix").with("steps", "20").with("encoder", dir.resolve("encoder.safetensors")
                .toString()), 60, 0.3);
        showRuns(3);
        selectRuns(PRETRAINED);
        click("results-run-copy");
        await("the start", () -> isThere("setting-encoder")
                && find("setting-encoder", TextField.class).getText().endsWith("encoder.safetensors"));
        assertThat(fx(() -> find("setting-encoderStatistics", ComboBox.class).getValue())).isEqualTo("frozen");
        assertThat(fx(() -> find("setting-encoderRate", TextField.class).getPromptText()))
                .isEqualTo(Recipe.of("classmix").with("encoder", "x").text("encoderRate"));
        assertThat(fx(() -> changedSettings())).containsExactlyInAnyOrder("steps", "encoder");
        type("setting-encoder", "");
        assertThat(fx(() -> find("setting-encoderStatistics", ComboBox.class).getValue())).isEqualTo("batch");
        assertThat(fx(() -> changedSettings())).containsExactly("steps");
    }

    /** The settings that stand out as others than their defaults. */
    private List<String> changedSettings() {
        return scene().getRoot().lookupAll(".setting-name").stream()
                .filter(n -> n.getPseudoClassStates().stream().anyMatch(p -> p.getPseudoClassName().equals("changed")))
                .map(n -> ((Label) n).getText()).toList();
    }

    @Test
    void aDeletedRunComesBackByTheNotice() throws Exception {
        showRuns(2);
        selectRuns(FIRST);
        act("results.run.delete");
        await("it is gone", () -> listedRuns().equals(List.of(SECOND)));
        assertThat(projectFolder().resolve("runs/.trash").resolve(FIRST)).isDirectory();
        click("notice-action");
        await("it is back", () -> runTable().getItems().size() == 2);
        assertThat(projectFolder().resolve("runs").resolve(FIRST).resolve("recipe.json")).isRegularFile();
    }

    @Test
    void whatLabellingWasWorthIsSaidInASentence() throws Exception {
        showRuns(2);
        act("results.view.cost");
        await("the sentence", () -> isThere("cost-sentence"));
        assertThat(fx(() -> find("cost-sentence", Label.class).getText()))
                .isEqualTo("12 more minutes of labelling gave +12.0 points of mIoU.");
    }

    @Test
    void theCurvesOfARunAreChosenAndTheChoiceIsRemembered() throws Exception {
        press(KeyCode.DIGIT3, false, true);
        await("the run", () -> workspace().showNewestRun());
        await("its chips", () -> isThere("curves-memory") && isThere("curve-losses-chart"));
        assertThat(isThere("curve-memory-chart")).isFalse();
        fx(() -> {
            find("curves-memory", ToggleButton.class).fire();
            find("curves-losses", ToggleButton.class).fire();
            return true;
        });
        await("the memory", () -> isThere("curve-memory-chart")
                && find("curve-memory-chart", Chart.class).series().size() == 1);
        assertThat(fx(() -> isThere("curve-losses-chart"))).isFalse();
        assertThat(fx(() -> find("curve-memory-chart", Chart.class).series().getFirst().curve().last()))
                .isEqualTo(760);
        assertThat(dir.resolve("settings.properties")).content().contains("curves=miou,bars,memory");
    }
}
