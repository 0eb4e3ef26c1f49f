package limn.app.window;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import limn.annotator.model.ImageId;
import limn.annotator.review.LabellingClock;
import limn.annotator.view.Gallery;
import limn.annotator.view.GalleryItem;
import limn.annotator.view.ViewTexts;
import limn.app.text.Texts;
import limn.app.window.gallery.FilterBar;
import limn.app.window.parts.Icons;

/** Images: the whole set at a glance, to be filtered, tagged and split. */
final class ImagesPlace implements Place {
    private final Desk desk;
    private final Texts texts;
    private final MaskThumbnails masks;
    private final Gallery gallery;
    private final GalleryFeed feed;
    private final FilterBar filters;
    private final SelectionBar selection;
    private final ImagesSide side;
    private final ScorePanel scores;
    private final VBox empty = new VBox(10);
    private final BorderPane root = new BorderPane();

    ImagesPlace(Desk desk, OpenProject open, Consumer<ImageId> paint, Runnable addImages) {
        this.desk = desk;
        texts = desk.texts();
        masks = open.masks();
        Function<String, String> words = ViewTexts.of(texts.locale());
        gallery = new Gallery(words);
        gallery.setId("gallery");
        gallery.setThumbnailSource(open.thumbnails());
        gallery.setMaskSource(masks);
        gallery.setOnOpen(paint);
        var time = new LabelTime(desk.model(), LabellingClock.ofMachine());
        var tagging = new GalleryTagging(desk, gallery, time);
        gallery.setOnTagKey(tagging::apply);
        feed = new GalleryFeed(desk, this::showItems);
        filters = new FilterBar(texts, desk.actions(), this::ask, gallery.tileSizeProperty());
        side = new ImagesSide(desk, words);
        scores = new ScorePanel(desk, feed, open.scores());
        side.getChildren().add(scores);
        selection = new SelectionBar(desk, gallery, paint);
        gallery.setOnSelection(() -> {
            time.selected();
            selection.refresh();
        });
        var goTo = new GoToBox(desk, gallery, feed::shown);
        StackPane.setAlignment(goTo, Pos.TOP_CENTER);
        empty.setAlignment(Pos.CENTER);
        empty.setId("gallery-empty");
        empty.setVisible(false);
        Button add = Icons.worded("mdi2f-folder-multiple-image", texts.get("window.images.add"));
        add.setId("add-images");
        add.setOnAction(e -> addImages.run());
        filters.getChildren().add(add);
        root.setTop(filters);
        root.setCenter(new StackPane(gallery, empty, goTo));
        var scroll = new ScrollPane(side);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        side.setMinHeight(Region.USE_PREF_SIZE); // a low window scrolls it, nothing is cut
        root.setRight(scroll);
        root.setBottom(selection);
        time.watch(root);
        new ImagesActions(desk, gallery, tagging).add(filters, goTo, selection, addImages);
        listen();
        changed(Aspect.CLASSES);
        feed.reload();
    }

    private void listen() {
        desk.model().onChange(this::changed);
        desk.model().onRows(new RowListener() {
            @Override
            public void changed(Collection<ImageId> ids) { selection.refresh(); }

            @Override
            public void painted(Collection<ImageId> ids) { ids.forEach(gallery::maskChanged); }

            @Override
            public void reloaded() { gallery.setMaskSource(masks); }
        });
    }

    private void changed(Aspect aspect) {
        if (aspect == Aspect.CLASSES) {
            gallery.setClasses(desk.model().classes());
            gallery.setMaskSource(masks); // their colours may be others
            filters.setClasses(desk.model().classes());
            selection.refresh();
        }
        side.refresh(aspect);
    }

    private void ask() { feed.ask(filters.query()); }

    private void showItems(List<GalleryItem> shown, int all) {
        gallery.setItems(shown);
        filters.showCount(shown.size(), all);
        showEmpty(all == 0, shown.isEmpty());
    }

    private void showEmpty(boolean noImages, boolean noHits) {
        empty.setVisible(noHits);
        empty.getChildren().clear();
        if (noImages) {
            empty.getChildren().add(new Label(texts.get("window.images.none")));
        } else if (noHits) {
            var clear = new Button(texts.get("window.images.clearFilter"));
            clear.setId("clear-filter");
            clear.setOnAction(e -> filters.clear());
            var what = new Label(texts.get("window.images.noHits", filters.words(desk.model().classes())));
            what.setWrapText(true);
            what.setId("no-hits");
            empty.getChildren().addAll(what, clear);
        }
    }

    Gallery gallery() { return gallery; }

    @Override
    public Node node() { return root; }

    @Override
    public void entered() {
        gallery.requestFocus();
        scores.refresh();
    }

    @Override
    public void left() { gallery.masksShownProperty().set(false); }
}
