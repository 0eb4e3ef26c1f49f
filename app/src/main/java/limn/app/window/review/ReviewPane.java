package limn.app.window.review;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import limn.annotator.model.ImageId;
import limn.annotator.model.LabelClass;
import limn.annotator.view.Gallery;
import limn.annotator.view.GalleryItem;
import limn.app.review.Wanted;
import limn.app.text.Texts;
import limn.app.window.parts.Spring;
import limn.app.window.parts.WordButton;

/** Predictions waiting for a person's word: the images at the left, the region at hand large, what to do with it below. */
public final class ReviewPane extends BorderPane {
    /** What the pane asks of who shows it. */
    public interface Desk {
        void predict();

        void wanted(Wanted now);

        /** An image was chosen among the small pictures. */
        void chosen(ImageId image);

        void acceptAll();

        /** Images are shown by what their tags forbid, or their regions again. */
        void forbidden(boolean on);
    }

    private final Texts texts;
    private final Gallery gallery;
    private final RegionPane region = new RegionPane();
    private final WantedBar filter;
    private final Label left = new Label();
    private final Label tally = new Label();
    private final Label stale = new Label();
    private final Button all;
    private final Button predict;
    private final Button first;
    private final FlowPane hands = new FlowPane(8, 6);
    private final Label emptyWords = new Label();
    private final VBox empty = new VBox(10);
    private final VBox top;
    private final HBox bottom;
    private final SplitPane body;
    private List<Button> regionHands = List.of();
    private List<Button> forbiddenHands = List.of();
    private boolean selecting;

    /** @param words of the gallery */
    public ReviewPane(Texts texts, Function<String, String> words, Desk desk) {
        this.texts = texts;
        gallery = new Gallery(words);
        gallery.setId("review-gallery");
        gallery.tileSizeProperty().set(120);
        gallery.masksShownProperty().set(true);
        gallery.setOnSelection(() -> tellChosen(desk::chosen));
        gallery.setOnOpen(image -> region.requestFocus());
        filter = new WantedBar(texts, desk::wanted, on -> {
            turned(on);
            desk.forbidden(on);
        });
        predict = new WordButton("review-predict", texts.get("window.proposals.again"), desk::predict);
        first = new WordButton("review-first", texts.get("window.proposals.predict"), desk::predict);
        first.getStyleClass().add("accent");
        all = new WordButton("review-all", texts.get("window.proposals.acceptAll"), desk::acceptAll);
        List.of(predict, first, all).forEach(b -> b.setFocusTraversable(false)); // keys are for the region
        left.setId("review-left");
        left.setMinWidth(USE_PREF_SIZE);
        tally.getStyleClass().add("quiet");
        tally.setId("review-tally");
        stale.getStyleClass().add("trouble");
        stale.setId("review-stale");
        stale.setWrapText(true);
        stale.setMaxWidth(Double.MAX_VALUE);
        stale.managedProperty().bind(stale.visibleProperty());
        stale.setVisible(false);
        var line = new HBox(8, filter, new Spring(), predict);
        line.setAlignment(Pos.CENTER_LEFT);
        top = new VBox(8, line, stale);
        top.getStyleClass().add("evaluation-top");
        hands.setAlignment(Pos.CENTER_LEFT);
        hands.getStyleClass().add("review-hands");
        region.setBottom(hands);
        body = new SplitPane(gallery, region);
        body.setDividerPositions(0.34);
        SplitPane.setResizableWithParent(gallery, false);
        bottom = new HBox(12, left, tally, new Spring(), all);
        bottom.getStyleClass().add("selection-bar");
        bottom.setAlignment(Pos.CENTER_LEFT);
        emptyWords.setWrapText(true);
        emptyWords.setMaxWidth(420);
        emptyWords.setId("review-none");
        empty.setAlignment(Pos.CENTER);
        empty.getChildren().addAll(emptyWords, first);
        showNone(texts.get("window.evaluation.noRun"), false);
    }

    private void tellChosen(Consumer<ImageId> told) {
        List<GalleryItem> chosen = gallery.selectedItems();
        if (!selecting && chosen.size() == 1) {
            told.accept(chosen.getFirst().item().id());
        }
    }

    /** The buttons below the region, from left to right. */
    public void setHands(List<Button> buttons) {
        regionHands = List.copyOf(buttons);
        hands.getChildren().setAll(regionHands);
    }

    /** The buttons below what tags forbid. */
    public void setForbiddenHands(List<Button> buttons) {
        forbiddenHands = List.copyOf(buttons);
    }

    /** @param hint says which key the button has that turns to what tags forbid */
    public void hintForbidden(Consumer<ToggleButton> hint) {
        hint.accept(filter.forbidden());
    }

    /** Turns to what tags forbid, or back. */
    public void turnForbidden() { filter.forbidden().fire(); }

    private void turned(boolean forbidden) {
        hands.getChildren().setAll(forbidden ? forbiddenHands : regionHands);
        all.setVisible(!forbidden);
        tally.setVisible(!forbidden);
        region.clear();
    }

    public Gallery gallery() { return gallery; }

    public void setClasses(List<LabelClass> classes) { filter.setClasses(classes); }

    public Wanted wanted() { return filter.wanted(); }

    /** Says why there is nothing. @param possible whether predicting would help */
    public void showNone(String words, boolean possible) {
        emptyWords.setText(words);
        first.setVisible(possible);
        first.setManaged(possible);
        setTop(null);
        setBottom(null);
        setCenter(empty);
    }

    public void setPredicting(boolean going) {
        predict.setDisable(going);
        first.setDisable(going);
    }

    public void setAccepting(boolean going) { all.setDisable(going); }

    /** Shows the images with regions that wait. */
    public void showImages(List<GalleryItem> items) {
        if (getCenter() != body) {
            setTop(top);
            setBottom(bottom);
            setCenter(body);
            region.requestFocus();
        }
        selecting = true;
        gallery.setItems(items);
        selecting = false;
    }

    /** Shows how much there is to do and what was done. @param words of what was done, or "" */
    public void showCount(int regions, int images, String words) {
        left.setText(texts.get("window.proposals.left", regions, images));
        tally.setText(words);
        all.setText(texts.get("window.proposals.acceptAllOf", regions));
        all.setDisable(regions == 0);
    }

    /** Shows in how many images tags forbid something. */
    public void showForbidden(int images) {
        left.setText(texts.get("window.proposals.forbiddenIn", images));
    }

    /** Says that predictions are of another network or miss images; "" if they do not. */
    public void showStale(String words) {
        stale.setText(words);
        stale.setVisible(!words.isEmpty());
    }

    /** Selects the image at hand among the small pictures. */
    public void select(ImageId image) {
        selecting = true;
        gallery.select(image);
        selecting = false;
    }

    /** Shows the region at hand. @param bare the picture without it */
    public void show(Image marked, Image bare, LabelClass predicted, String details, String warning) {
        region.show(new RegionPane.Shown(marked, bare, predicted.name(), predicted.rgb(), details, warning));
    }

    public void peek(boolean bare) { region.peek(bare); }

    /** No region waits, or none is ready yet. @param words why */
    public void showWords(String words) {
        region.clear();
        region.say(words);
    }

    public void focus() { region.requestFocus(); }
}
