package limn.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.view.Gallery;
import limn.annotator.view.GalleryItem;
import limn.annotator.view.ThumbnailSource;
import limn.annotator.view.ViewTexts;
import limn.app.text.Texts;

/** Images: the whole set at a glance, to be filtered, tagged and split. */
final class ImagesPlace implements Place {
    private final Desk desk;
    private final Texts texts;
    private final Gallery gallery;
    private final FilterBar filters;
    private final SelectionBar selection;
    private final ImagesSide side;
    private final VBox empty = new VBox(10);
    private final BorderPane root = new BorderPane();

    ImagesPlace(Desk desk, ThumbnailSource thumbnails, Consumer<ImageId> open, Runnable addImages) {
        this.desk = desk;
        texts = desk.texts();
        Function<String, String> words = ViewTexts.of(texts.locale());
        gallery = new Gallery(words);
        gallery.setId("gallery");
        gallery.setThumbnailSource(thumbnails);
        gallery.setOnOpen(open);
        gallery.setOnTagKey((ids, action) -> desk.model().setTags(TagEdits.apply(desk.model(), ids, action)));
        filters = new FilterBar(texts, desk.actions(), this::showItems, gallery.tileSizeProperty());
        side = new ImagesSide(desk, words);
        selection = new SelectionBar(desk, () -> Set.copyOf(gallery.selection()), open);
        gallery.selection()
                .addListener((SetChangeListener<ImageId>) change -> selection.show(gallery.selection().size()));
        empty.setAlignment(Pos.CENTER);
        empty.setId("gallery-empty");
        Button add = Icons.worded("mdi2f-folder-multiple-image", texts.get("window.images.add"));
        add.setId("add-images");
        add.setOnAction(e -> addImages.run());
        filters.getChildren().add(add);
        root.setTop(filters);
        root.setCenter(new StackPane(gallery, empty));
        root.setRight(side);
        root.setBottom(selection);
        ImagesActions.add(desk, gallery, filters);
        desk.model().onChange(this::changed);
        changed(Aspect.CLASSES);
        changed(Aspect.IMAGES);
    }

    private void changed(Aspect aspect) {
        if (aspect == Aspect.CLASSES) {
            gallery.setClasses(desk.model().classes());
            filters.setClasses(desk.model().classes());
        }
        side.refresh(aspect);
        showItems();
    }

    private void showItems() {
        ProjectModel model = desk.model();
        List<ImageItem> all = model.images();
        var shown = new ArrayList<GalleryItem>();
        for (ImageItem item : all) {
            if (filters.filter().matches(item, model.tags(item.id()), model.isMasked(item.id()))) {
                shown.add(new GalleryItem(item, model.tags(item.id()), model.isMasked(item.id())));
            }
        }
        gallery.setItems(shown);
        filters.showCount(shown.size(), all.size());
        showEmpty(all.isEmpty(), shown.isEmpty());
    }

    private void showEmpty(boolean noImages, boolean noHits) {
        empty.setVisible(noHits);
        empty.getChildren().clear();
        if (noImages) {
            empty.getChildren().add(new Label(texts.get("window.images.none")));
        } else if (noHits) {
            var clear = new Button(texts.get("window.images.clearFilter"));
            clear.setOnAction(e -> filters.clear());
            empty.getChildren().addAll(new Label(texts.get("window.images.noHits")), clear);
        }
    }

    Gallery gallery() { return gallery; }

    @Override
    public Node node() { return root; }

    @Override
    public void entered() { gallery.requestFocus(); }
}
