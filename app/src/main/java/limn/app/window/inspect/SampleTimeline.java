package limn.app.window.inspect;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import limn.app.text.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** Walks through what a run has saved, oldest at the left. Follows the newest until someone looks back. */
final class SampleTimeline extends HBox {
    private final Slider slider = new Slider();
    private final Button earlier;
    private final Button later;
    private final Button newest;
    private final Runnable changed;
    private int count;
    private boolean following = true;
    private boolean moving;

    /** @param what the start of its ids and keys @param changed told when another place is chosen */
    SampleTimeline(Texts texts, String what, Runnable changed) {
        super(4);
        this.changed = changed;
        setAlignment(Pos.CENTER_LEFT);
        earlier = button("mdi2c-chevron-left", texts.get("window.inspect.earlier"), what + "-earlier");
        later = button("mdi2c-chevron-right", texts.get("window.inspect.later"), what + "-later");
        newest = new Button(texts.get("window.sample.follow"));
        newest.setId(what + "-newest");
        newest.getStyleClass().add(Styles.SMALL);
        slider.setId(what + "-slider");
        slider.setBlockIncrement(1);
        slider.setPrefWidth(260);
        slider.setAccessibleText(texts.get("window.sample.slider"));
        slider.valueProperty().addListener((o, was, is) -> slid());
        earlier.setOnAction(e -> slider.setValue(index() - 1));
        later.setOnAction(e -> slider.setValue(index() + 1));
        newest.setOnAction(e -> slider.setValue(slider.getMax()));
        getChildren().addAll(newest, earlier, slider, later);
        show(0, 0);
    }

    private static Button button(String icon, String words, String id) {
        var button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setAccessibleText(words);
        button.setTooltip(new javafx.scene.control.Tooltip(words));
        button.setId(id);
        return button;
    }

    Button earlier() { return earlier; }

    Button later() { return later; }

    Button newest() { return newest; }

    /** Whether the newest is shown, and a newer one will be. */
    boolean isFollowing() { return following; }

    /** Which one is chosen, from 0 on. */
    int index() { return (int) Math.round(slider.getValue()); }

    /** So many are there now. @param at where the chosen one is among them, unless the newest is followed */
    void show(int now, int at) {
        count = now;
        moving = true;
        slider.setMax(Math.max(0, now - 1));
        slider.setValue(following ? slider.getMax() : Math.clamp(at, 0, Math.max(0, now - 1)));
        moving = false;
        refresh();
    }

    /** Chooses one. */
    void go(int index) { slider.setValue(index); }

    /** Begins at the newest again. */
    void restart() {
        following = true;
        show(0, 0);
    }

    private void slid() {
        if (!moving) {
            following = index() >= count - 1;
            refresh();
            changed.run();
        }
    }

    private void refresh() {
        setVisible(count > 1);
        newest.setVisible(!following);
        earlier.setDisable(index() == 0);
        later.setDisable(index() >= count - 1);
    }

    /** The chosen one of a list. */
    <T> Optional<T> chosen(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(Math.clamp(index(), 0, all.size() - 1)));
    }

}
