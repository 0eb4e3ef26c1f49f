package limn.app.window;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import limn.annotator.exchange.ClassMapping;
import limn.annotator.exchange.Format;
import limn.annotator.exchange.Formats;
import limn.annotator.exchange.ImportSettings;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.app.text.Texts;
import limn.app.window.parts.Choosers;
import limn.app.window.parts.LatestOnPulse;
import org.jspecify.annotations.Nullable;

/** The card that brings labels of other programs in: the format, the place, and what each of their classes becomes. */
final class ImportCard extends BorderPane {
    static final String ID = "import-card";
    private final Desk desk;
    private final Texts texts;
    private final AddImages adding;
    private final Runnable close;
    private final ComboBox<Format> formats;
    private final ComboBox<Optional<String>> background;
    private final CheckBox copy;
    private final Label place = new Label();
    private final Label found = new Label();
    private final MappingTable table;
    private final Button stop;
    private final Button begin;
    private @Nullable ImportJob looking;
    private @Nullable ImportJob job;

    /** @param close closes the card */
    ImportCard(Desk desk, AddImages adding, Runnable close) {
        this.desk = desk;
        this.adding = adding;
        this.close = () -> {
            stop();
            close.run();
        };
        texts = desk.texts();
        setId(ID);
        getStyleClass().addAll("help-card", "class-manager");
        formats = Choosers.of("import-format", Formats.all().stream().filter(f -> f.reader().isPresent()).toList(),
                format -> texts.get("window.format." + format.id()));
        formats.valueProperty().subscribe(() -> forget());
        background = Choosers.of("import-background", List.of(Optional.<String>empty()),
                name -> name.orElse(texts.get("window.import.noBackground")));
        copy = new CheckBox(texts.get("window.import.copy"));
        copy.setId("import-copy");
        table = new MappingTable(texts);
        begin = new Button(texts.get("window.import.begin"));
        begin.setId("import-begin");
        begin.getStyleClass().add(Styles.ACCENT);
        begin.setOnAction(e -> begin());
        stop = new Button(texts.get("window.import.stop"));
        stop.setId("import-stop");
        stop.setOnAction(e -> stop());
        place.getStyleClass().add("quiet");
        place.setId("import-place");
        found.setWrapText(true);
        found.setId("import-found");
        setTop(Choosers.top(texts.get("window.import.heading"), "import-close", texts, this.close));
        var rows = new VBox(10, row("window.import.format", formats), places(), found, table,
                row("window.import.background", background), copy);
        VBox.setVgrow(table, Priority.ALWAYS);
        setCenter(rows);
        setBottom(Choosers.bottom(stop, begin));
        Choosers.size(this, 680);
        forget();
    }

    private HBox row(String key, ComboBox<?> box) {
        var word = new Label(texts.get(key));
        word.setMinWidth(150);
        HBox.setHgrow(box, Priority.ALWAYS);
        var row = new HBox(8, word, box);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox places() {
        var file = new Button(texts.get("window.import.file"));
        file.setId("import-file");
        file.setOnAction(e -> desk.folders().chooseFile(texts.get("window.import.file")).ifPresent(this::survey));
        var folder = new Button(texts.get("window.import.folder"));
        folder.setId("import-folder");
        folder.setOnAction(e -> desk.folders().choose(texts.get("window.import.folder")).ifPresent(this::survey));
        file.setMinWidth(USE_PREF_SIZE);
        folder.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(8, file, folder, place);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void forget() {
        stop();
        job = null;
        place.setText("");
        found.setText(texts.get("window.import.choose"));
        show(List.of());
        begin.setDisable(true);
        looking(null);
    }

    /** What is not asked yet takes no room. */
    private void show(List<ClassMapping.Row> rows) {
        table.show(rows, desk.model().classes());
        table.setVisible(!rows.isEmpty());
        table.setManaged(!rows.isEmpty());
    }

    private void looking(@Nullable ImportJob at) {
        looking = at;
        stop.setVisible(at != null);
        stop.setManaged(at != null);
    }

    /** Ends the look at a file or folder, if there is one. */
    private void stop() {
        ImportJob at = looking;
        if (at != null) {
            at.cancel();
        }
    }

    /** Looks which classes there are, in the background. */
    void survey(Path chosen) {
        Format format = formats.getValue();
        place.setText(String.valueOf(chosen.getFileName()));
        found.setText(texts.get("window.import.looking"));
        begin.setDisable(true);
        show(List.of());
        stop();
        var survey = new ImportJob(desk.model().project(), format, chosen);
        looking(survey);
        var latest = new LatestOnPulse<String>(Platform::runLater, words -> {
            if (survey.equals(looking)) {
                found.setText(words);
            }
        });
        desk.jobs().runLong("import-survey",
                () -> survey.survey((done, of) -> latest.offer(texts.get("cli.surveying", done, of))),
                surveyed -> ended(survey, () -> surveyed(survey, surveyed)),
                failure -> ended(survey, () -> found.setText(failure instanceof CancellationException
                        ? texts.get("window.import.choose")
                        : Failures.words(texts, failure))));
    }

    /** Of a look that another one followed nothing is shown. */
    private void ended(ImportJob survey, Runnable show) {
        if (survey.equals(looking)) {
            looking(null);
            show.run();
        }
    }

    private void surveyed(ImportJob surveyedJob, ImportJob.Survey survey) {
        job = surveyedJob;
        ClassCatalog classes = desk.model().classes();
        found.setText(texts.get("window.import.found", survey.images(), survey.classes().size()));
        show(ClassMapping.byName(survey.classes(), classes).rows());
        var names = new java.util.ArrayList<Optional<String>>();
        names.add(Optional.empty());
        classes.classes().stream().map(LabelClass::name).map(Optional::of).forEach(names::add);
        background.getItems().setAll(names);
        background.setValue(Optional.empty());
        begin.setDisable(false);
        begin.requestFocus();
    }

    private void begin() {
        ImportJob ready = job;
        if (ready != null) {
            var mapping = new ClassMapping(table.rows(), Optional.ofNullable(background.getValue()).flatMap(n -> n));
            close.run();
            ready.begin(adding, mapping, new ImportSettings(true, copy.isSelected(), List.of()));
        }
    }
}
