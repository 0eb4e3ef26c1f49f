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
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
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
    private final Slider most = new Slider(0, 100, 100);
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
        slider(least, "review-filter-sure", texts.get("window.proposals.sureFrom"));
        slider(most, "review-filter-sure-most", texts.get("window.proposals.sureTo"));
        sure.setMinWidth(USE_PREF_SIZE);
        disagreeing = new ToggleButton(texts.get("window.proposals.disagreeing"));
        disagreeing.setId("review-filter-disagreeing");
        disagreeing.setMinWidth(USE_PREF_SIZE);
        Runnable tell = () -> {
            saySure();
            if (!filling) {
                told.accept(wanted());
            }
        };
        classes.valueProperty().addListener((o, was, is) -> tell.run());
        least.valueProperty()
                .addListener((o, was, is) -> between(most, Math.max(most.getValue(), least.getValue()), tell));
        most.valueProperty()
                .addListener((o, was, is) -> between(least, Math.min(most.getValue(), least.getValue()), tell));
        disagreeing.selectedProperty().addListener((o, was, is) -> tell.run());
        saySure();
        forbidden = new ToggleButton(texts.get("window.proposals.forbidden"));
        forbidden.setId("review-forbidden");
        forbidden.setMinWidth(USE_PREF_SIZE);
        forbidden.selectedProperty().addListener((o, was, is) -> {
            sure.setDisable(is);
            least.setDisable(is);
            most.setDisable(is);
            disagreeing.setDisable(is);
            forbids.accept(is);
        });
        getChildren().addAll(classes, roomFor(sure), least, most, disagreeing, forbidden);
    }

    private static void slider(Slider slider, String id, String words) {
        slider.setId(id);
        slider.setAccessibleText(words);
        slider.setTooltip(new Tooltip(words));
        slider.setPrefWidth(80);
        slider.setMinWidth(60);
        slider.setBlockIncrement(5);
    }

    /** As wide as its longest words: the sliders beside it stay under the pointer. */
    private StackPane roomFor(Label words) {
        var longest = new Label(texts.get("window.proposals.sure", 100, 100));
        longest.setMinWidth(USE_PREF_SIZE);
        longest.setVisible(false);
        var room = new StackPane(longest, words);
        room.setAlignment(Pos.CENTER_LEFT);
        room.setMinWidth(USE_PREF_SIZE);
        return room;
    }

    /** One end pushes the other; told once. @param other the other end @param to where it is now */
    private void between(Slider other, double to, Runnable tell) {
        if (other.getValue() == to) {
            tell.run();
        } else {
            other.setValue(to);
        }
    }

    private void saySure() {
        sure.setText(texts.get("window.proposals.sure", Math.round(least.getValue()), Math.round(most.getValue())));
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
                (float) Math.round(least.getValue()) / 100,
                (float) Math.round(most.getValue()) / 100, disagreeing.isSelected());
    }
}
