package limn.app.window.evaluate;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import limn.annotator.model.Split;
import limn.app.text.Texts;

/**
 * Whether validation or training images are judged. Scores on training images say nothing of other images: there a network shows which
 * labels contradict all the others.
 */
final class SplitBar extends HBox {
    private final ToggleGroup group = new ToggleGroup();

    SplitBar(Texts texts, Consumer<Split> chosen) {
        getStyleClass().add("segments");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        add(texts.get("window.evaluation.split.val"), Split.VAL, "left-pill");
        add(texts.get("window.evaluation.split.train"), Split.TRAIN, "right-pill");
        group.getToggles().getFirst().setSelected(true);
        group.selectedToggleProperty().addListener((o, was, is) -> {
            if (is != null) {
                chosen.accept((Split) is.getUserData());
            } else if (was != null) {
                was.setSelected(true); // one is always shown
            }
        });
    }

    Split chosen() { return (Split) group.getSelectedToggle().getUserData(); }

    private void add(String words, Split split, String end) {
        var button = new ToggleButton(words);
        button.setId("evaluation-split-" + split.name().toLowerCase(java.util.Locale.ROOT));
        button.setUserData(split);
        button.setToggleGroup(group);
        button.getStyleClass().add(end);
        getChildren().add(button);
    }
}
