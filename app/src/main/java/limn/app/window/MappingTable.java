package limn.app.window;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import limn.annotator.exchange.ClassMapping;
import limn.annotator.exchange.Meaning;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.app.text.Texts;
import limn.app.window.parts.Choosers;

/** Classes of another program and what each becomes: one of ours, a new one, void, unlabelled, or nothing. */
final class MappingTable extends ScrollPane {
    private final Texts texts;
    private final GridPane grid = new GridPane(12, 6);
    private final List<ClassMapping.Row> rows = new ArrayList<>();
    private final List<ComboBox<Meaning>> boxes = new ArrayList<>();

    MappingTable(Texts texts) {
        this.texts = texts;
        setId("import-mapping");
        setContent(grid);
        setFitToWidth(true);
        setMinHeight(120);
        grid.getStyleClass().add("card-top");
    }

    void show(List<ClassMapping.Row> proposed, ClassCatalog ours) {
        rows.clear();
        boxes.clear();
        grid.getChildren().clear();
        rows.addAll(proposed);
        if (!proposed.isEmpty()) {
            grid.addRow(0, quiet("window.import.theirs"), quiet("window.import.number"), quiet("window.import.ours"));
        }
        for (ClassMapping.Row row : proposed) {
            ComboBox<Meaning> box = Choosers.of("import-class-" + boxes.size(), meanings(row, ours),
                    m -> words(m, ours));
            box.setValue(row.ours());
            box.setPrefWidth(300);
            boxes.add(box);
            var name = new Label(row.theirs().name());
            var number = new Label(String.valueOf(row.theirs().number()));
            number.getStyleClass().add("number");
            grid.addRow(boxes.size(), name, number, box);
        }
        grid.setAlignment(Pos.TOP_LEFT);
    }

    private Label quiet(String key) {
        var label = new Label(texts.get(key));
        label.getStyleClass().add("quiet");
        return label;
    }

    private static List<Meaning> meanings(ClassMapping.Row row, ClassCatalog ours) {
        var all = new ArrayList<Meaning>();
        if (ours.byName(row.theirs().name()).isEmpty()) {
            all.add(new Meaning.Named(row.theirs().name()));
        }
        ours.classes().stream().map(LabelClass::name).map(Meaning.Named::new).forEach(all::add);
        if (!all.contains(row.ours()) && row.ours() instanceof Meaning.Named) {
            all.add(row.ours());
        }
        all.add(new Meaning.Void());
        all.add(new Meaning.Unlabelled());
        all.add(new Meaning.Skip());
        return all;
    }

    private String words(Meaning meaning, ClassCatalog ours) {
        return switch (meaning) {
            case Meaning.Named(String name) -> ours.byName(name).isPresent()
                    ? name
                    : texts.get("window.import.new", name);
            case Meaning.Void() -> texts.get("window.import.void");
            case Meaning.Unlabelled() -> texts.get("window.import.unlabelled");
            case Meaning.Skip() -> texts.get("window.import.skip");
        };
    }

    /** The rows as they were chosen. */
    List<ClassMapping.Row> rows() {
        var chosen = new ArrayList<ClassMapping.Row>();
        for (int i = 0; i < rows.size(); i++) {
            chosen.add(new ClassMapping.Row(rows.get(i).theirs(), boxes.get(i).getValue()));
        }
        return chosen;
    }
}
