package limn.app.window;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import limn.annotator.exchange.Choices;
import limn.annotator.exchange.Format;
import limn.annotator.exchange.Formats;
import limn.annotator.exchange.Loss;
import limn.annotator.exchange.Losses;
import limn.annotator.model.LabelClass;
import limn.app.text.LossWords;
import limn.app.text.Texts;
import limn.app.window.parts.Choosers;

/** The card that writes labels for other programs: the format, what it cannot carry, and what shall become of it. */
final class ExportCard extends BorderPane {
    static final String ID = "export-card";
    /** What the losses may take of the height; with more of them they scroll. */
    private static final double LARGEST = 360;
    private final Desk desk;
    private final Texts texts;
    private final Runnable close;
    private final LossWords words;
    private final ComboBox<Format> formats;
    private final CheckBox images;
    private final VBox losses = new VBox(12);
    private final Button begin;
    private final Map<Loss.Kind, ComboBox<String>> chosen = new EnumMap<>(Loss.Kind.class);

    /** @param close closes the card */
    ExportCard(Desk desk, Runnable close) {
        this.desk = desk;
        this.close = close;
        texts = desk.texts();
        words = new LossWords(texts);
        setId(ID);
        getStyleClass().addAll("help-card", "class-manager");
        formats = Choosers.of("export-format", Formats.all().stream().filter(f -> f.writer().isPresent()).toList(),
                format -> texts.get("window.format." + format.id()));
        images = new CheckBox(texts.get("window.exchange.images"));
        images.setId("export-images");
        begin = new Button(texts.get("window.exchange.begin"));
        begin.setId("export-begin");
        begin.getStyleClass().add(Styles.ACCENT);
        begin.setOnAction(e -> begin());
        setTop(Choosers.top(texts.get("window.exchange.heading"), "export-close", texts, close));
        var scroll = new ScrollPane(losses);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(LARGEST);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var about = new Label(texts.get("window.exchange.about"));
        about.getStyleClass().add("quiet");
        about.setWrapText(true);
        setCenter(new VBox(12, formats, scroll, images, about));
        setBottom(Choosers.bottom(begin));
        Choosers.size(this, 620);
        formats.valueProperty().subscribe(format -> refresh());
    }

    /** Computes anew what would be lost, in the background. */
    void refresh() {
        Format format = formats.getValue();
        begin.setDisable(true);
        images.setSelected(images.isSelected() || format.abilities().needsImages());
        images.setDisable(format.abilities().needsImages());
        desk.model().afterSaving(() -> desk.jobs().runLong("export-losses",
                () -> Losses.of(desk.model().project(), format.abilities()), this::show, desk::failed));
    }

    private void show(List<Loss> found) {
        chosen.clear();
        losses.getChildren().clear();
        if (found.isEmpty()) {
            losses.getChildren().add(new Label(texts.get("window.exchange.nothingLost")));
        } else {
            var heading = new Label(texts.get("window.exchange.lost"));
            heading.setWrapText(true);
            losses.getChildren().add(heading);
        }
        for (Loss loss : found) {
            var what = new Label(words.of(loss));
            what.setWrapText(true);
            ComboBox<String> box = Choosers.of("export-" + loss.kind().name().toLowerCase(java.util.Locale.ROOT),
                    options(loss), word -> word(loss, word));
            box.getSelectionModel().clearSelection();
            box.setPromptText(texts.get("window.exchange.choose"));
            box.valueProperty().subscribe(value -> decided());
            chosen.put(loss.kind(), box);
            losses.getChildren().add(new VBox(4, what, box));
        }
        decided();
    }

    private List<String> options(Loss loss) {
        var options = new ArrayList<>(loss.choices());
        if (loss.kind() != Loss.Kind.TAGS) {
            Set<String> known = formats.getValue().abilities().names();
            desk.model().classes().classes().stream().map(LabelClass::name).filter(name -> !loss.names().contains(name))
                    .filter(name -> known.isEmpty() || known.contains(name))
                    .forEach(name -> options.add(Choices.CLASS + name));
        }
        return options;
    }

    private String word(Loss loss, String word) {
        return word.startsWith(Choices.CLASS)
                ? texts.get("loss.asClass", word.substring(Choices.CLASS.length()))
                : words.choice(loss.kind(), word);
    }

    private void decided() { begin.setDisable(chosen.values().stream().anyMatch(box -> box.getValue() == null)); }

    private void begin() {
        Choices choices = Choices.none();
        for (var one : chosen.entrySet()) {
            choices = choices.with(one.getKey(), one.getValue().getValue());
        }
        close.run();
        new LabelExport(desk, formats.getValue(), choices, images.isSelected()).begin();
    }
}
