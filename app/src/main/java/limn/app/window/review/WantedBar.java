package limn.app.window.review;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import limn.annotator.model.LabelClass;
import limn.app.review.Wanted;
import limn.app.text.Texts;
import org.jspecify.annotations.Nullable;

/** Which regions are wanted: of which class, how sure, only where the network disagrees; or images by what their tags forbid. */
final class WantedBar extends HBox {
    private final Texts texts;
    private final ComboBox<Optional<LabelClass>> classes = new ComboBox<>();
    private final Slider least = new Slider(0, 100, 0);
    private final Label sure = new Label();
    private final ToggleButton disagreeing;
    private final ToggleButton forbidden;
    private boolean filling;

    WantedBar(Texts texts, Consumer<Wanted> told, Consumer<Boolean> forbids) {
        super(8);
        this.texts = texts;
        setAlignment(Pos.CENTER_LEFT);
        classes.setId("review-filter-class");
        classes.setPrefWidth(130);
        classes.setMinWidth(110);
        classes.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Optional<LabelClass> value) {
                return value == null
                        ? ""
                        : value.map(LabelClass::name).orElse(texts.get("window.proposals.allClasses"));
            }

            @Override
            public Optional<LabelClass> fromString(String text) { throw new UnsupportedOperationException(text); }
        });
        least.setId("review-filter-sure");
        least.setPrefWidth(110);
        least.setMinWidth(70);
        least.setBlockIncrement(5);
        sure.setMinWidth(USE_PREF_SIZE);
        disagreeing = new ToggleButton(texts.get("window.proposals.disagreeing"));
        disagreeing.setId("review-filter-disagreeing");
        disagreeing.setMinWidth(USE_PREF_SIZE);
        Runnable tell = () -> {
            sure.setText(texts.get("window.proposals.sure", Math.round(least.getValue())));
            if (!filling) {
                told.accept(wanted());
            }
        };
        classes.valueProperty().addListener((o, was, is) -> tell.run());
        least.valueProperty().addListener((o, was, is) -> tell.run());
        disagreeing.selectedProperty().addListener((o, was, is) -> tell.run());
        sure.setText(texts.get("window.proposals.sure", 0));
        forbidden = new ToggleButton(texts.get("window.proposals.forbidden"));
        forbidden.setId("review-forbidden");
        forbidden.setMinWidth(USE_PREF_SIZE);
        forbidden.selectedProperty().addListener((o, was, is) -> {
            sure.setDisable(is);
            least.setDisable(is);
            disagreeing.setDisable(is);
            forbids.accept(is);
        });
        getChildren().addAll(classes, sure, least, disagreeing, forbidden);
    }

    ToggleButton forbidden() { return forbidden; }

    void setClasses(List<LabelClass> known) {
        filling = true;
        Optional<LabelClass> before = classes.getValue();
        var all = new java.util.ArrayList<Optional<LabelClass>>();
        all.add(Optional.empty());
        known.forEach(c -> all.add(Optional.of(c)));
        classes.getItems().setAll(all);
        classes.setValue(before != null && all.contains(before) ? before : all.getFirst());
        filling = false;
    }

    Wanted wanted() {
        Optional<LabelClass> chosen = classes.getValue();
        return new Wanted(
                chosen == null || chosen.isEmpty() ? OptionalInt.empty() : OptionalInt.of(chosen.get().index()),
                (float) Math.round(least.getValue()) / 100, 1, disagreeing.isSelected());
    }
}
