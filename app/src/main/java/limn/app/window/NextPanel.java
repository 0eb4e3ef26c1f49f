package limn.app.window;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import limn.annotator.model.ImageItem;
import limn.annotator.review.NextCard;
import limn.app.text.Texts;
import limn.app.window.parts.Durations;
import limn.app.window.parts.Icons;

/** A few cards that say what to label next, why, and how long it will take. */
final class NextPanel extends VBox {
    private static final int SHOWN = 3;
    private final Desk desk;
    private final Texts texts;
    private final NextQueue queue;
    private final Consumer<NextCard> open;

    NextPanel(Desk desk, NextQueue queue, Consumer<NextCard> open) {
        super(6);
        this.desk = desk;
        this.queue = queue;
        this.open = open;
        texts = desk.texts();
        setId("next-cards");
        queue.onCards(this::show);
        show(queue.cards());
    }

    private void show(List<NextCard> cards) {
        getChildren().clear();
        if (cards.isEmpty()) {
            var nothing = new Label(texts.get(queue.isRanked() ? "window.next.none" : "window.next.ranking"));
            nothing.getStyleClass().add("quiet");
            nothing.setWrapText(true);
            getChildren().add(nothing);
            return;
        }
        cards.stream().limit(SHOWN).forEach(card -> desk.model().image(card.image())
                .ifPresent(item -> getChildren().add(card(card, item))));
        if (!getChildren().isEmpty()) {
            getChildren().getFirst().setId("next-first");
            Tooltip.install(getChildren().getFirst(), new Tooltip(desk.actions()
                    .withKey(desk.actions().name("label.next.open"), "label.next.open")));
        }
    }

    private VBox card(NextCard card, ImageItem item) {
        boolean mask = card.task() == NextCard.Task.MASK;
        var what = new Label(texts.get(mask ? "window.next.mask" : "window.next.tag", item.name()),
                Icons.of(mask ? "mdi2b-brush" : "mdi2t-tag-outline"));
        what.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        what.setMaxWidth(Double.MAX_VALUE);
        what.setMinWidth(0);
        var why = new Label(
                texts.get("window.next.about", reason(card), Durations.about(texts, card.seconds())));
        why.getStyleClass().add("quiet");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        var box = new VBox(2, what, why);
        box.getStyleClass().add("next-card");
        box.setAccessibleRole(AccessibleRole.BUTTON);
        box.setAccessibleText(what.getText() + ", " + why.getText());
        box.setFocusTraversable(true);
        box.setOnMouseClicked(e -> open.accept(card));
        box.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                open.accept(card);
                e.consume();
            }
        });
        return box;
    }

    private String reason(NextCard card) {
        var classes = desk.model().classes();
        String name = card.classId() >= 0 && card.classId() < classes.size() ? classes.get(card.classId()).name() : "";
        String key = "window.next.why." + card.reason().name().toLowerCase(Locale.ROOT);
        if (card.share() > 0) {
            return texts.get(key + ".share", Math.max(1, Math.round(100 * card.share())));
        }
        return name.isEmpty() ? texts.get(key + ".any") : texts.get(key, name);
    }
}
