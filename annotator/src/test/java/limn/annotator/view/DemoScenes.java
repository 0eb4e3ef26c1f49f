package limn.annotator.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import limn.annotator.format.Picture;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;

/** The controls with something in them, to be looked at. */
final class DemoScenes {
    private DemoScenes() {}

    /** A canvas with a drawn mask, void, and a suggestion, and the list of classes beside it. */
    static BorderPane label(Locale locale, int width, int height) {
        Function<String, String> texts = ViewTexts.of(locale);
        var canvas = new MaskCanvas(texts);
        var list = new ClassList(texts);
        list.setPrefWidth(230);
        list.setClasses(Pictures.classes());
        list.setTags(Tags.unknown(4).with(0, TagState.PRESENT).with(1, TagState.PRESENT).with(3, TagState.ABSENT));
        list.activeProperty().bindBidirectional(canvas.activeProperty());
        Picture picture = Pictures.harbour(width, height);
        canvas.show(picture, mask(width, height), Pictures.classes());
        canvas.setSuggestion(suggestion(width, height));
        canvas.setBrushRadius(width / 40.0);
        canvas.setActive(1);
        var root = new BorderPane(canvas);
        root.setRight(list);
        root.setStyle("-fx-background-color: -color-bg-default;");
        return root;
    }

    static Mask mask(int width, int height) {
        Mask.Editor editor = Mask.unlabelled(width, height).edit();
        for (int y = 0; y < height; y++) {
            if (y < height * 0.4) {
                editor.span(y, 0, (int) (width * 0.75), 0);
            } else if (y < height * 0.48) {
                editor.span(y, 0, (int) (width * 0.5), Mask.VOID);
            } else if (y > height * 0.75) {
                editor.span(y, 0, (int) (width * (0.4 + 0.1 * Math.sin(y * 12.0 / height))), 1);
            }
        }
        return editor.done();
    }

    static byte[] suggestion(int width, int height) {
        var labels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double u = (double) x / width;
                double v = (double) y / height;
                boolean boat = Math.hypot((u - 0.6) * 2, (v - 0.62) * 3) < 0.34 && v > 0.58;
                labels[y * width + x] = (byte) (boat ? 2 : v < 0.45 ? 0 : v > 0.55 ? 1 : Mask.UNLABELLED);
            }
        }
        return labels;
    }

    static Gallery gallery(Locale locale, int count) {
        var gallery = new Gallery(ViewTexts.of(locale));
        gallery.setClasses(Pictures.classes());
        var items = new ArrayList<GalleryItem>();
        for (int i = 0; i < count; i++) {
            String name = i % 7 == 3 ? "항구의 아침 풍경 사진 " + i + "번 매우 긴 이름.jpg" : "harbour_" + (1000 + i) + ".jpg";
            var item = new ImageItem(new ImageId(i), name, name, 640 + i % 3 * 200, 480, Split.TRAIN,
                    ReviewState.values()[i % 4]);
            Tags tags = Tags.unknown(4);
            for (int c = 0; c < 4; c++) {
                tags = tags.with(c, TagState.values()[(i * 7 + c * 5 + i / 3) % 3]);
            }
            items.add(new GalleryItem(item, i % 6 == 5 ? Tags.unknown(4) : tags, i % 3 == 0, i % 10 / 10.0,
                    i % 2 == 0 ? Set.of(3) : Set.of()));
        }
        gallery.setItems(List.copyOf(items));
        gallery.setThumbnailSource(
                (item, done) -> CompletableFuture.runAsync(() -> done.accept(Optional.of(thumbnail(item)))));
        IntStream.of(4).forEach(i -> gallery.select(new ImageId(i)));
        return gallery;
    }

    private static WritableImage thumbnail(ImageItem item) {
        int width = 160 * item.width() / 640;
        Picture picture = Pictures.harbour(width, 120);
        var image = new WritableImage(width, 120);
        image.getPixelWriter().setPixels(0, 0, width, 120, PixelFormat.getIntArgbInstance(), picture.argb(), 0, width);
        return image;
    }
}
