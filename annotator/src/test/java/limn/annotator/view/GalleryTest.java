package limn.annotator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ui")
class GalleryTest {
    private record Tagged(Set<ImageId> images, TagAction action) {}

    private final List<Tagged> tagged = new ArrayList<>();
    private final List<ImageId> opened = new ArrayList<>();
    private final Set<ImageId> requested = new HashSet<>();
    private final Set<ImageId> cancelled = new HashSet<>();
    private Gallery gallery;
    private Stage stage;
    private Robot robot;

    @BeforeAll
    static void toolkit() throws Exception { Fx.start(); }

    @BeforeEach
    void open() throws Exception {
        Fx.FAILURES.clear();
        robot = Fx.on(Robot::new);
        gallery = Fx.on(() -> new Gallery(ViewTexts.of(Locale.ENGLISH)));
        stage = Fx.show(gallery, 800, 600);
        Fx.on(() -> {
            new GalleryKeys(gallery).install();
            gallery.setClasses(Pictures.classes());
            gallery.setItems(items(1000));
            gallery.setOnTagKey((images, action) -> tagged.add(new Tagged(images, action)));
            gallery.setOnOpen(opened::add);
            gallery.requestFocus();
            gallery.layout();
            return 0;
        });
    }

    @AfterEach
    void close() throws Exception {
        Fx.close(stage);
        assertThat(Fx.FAILURES).isEmpty();
    }

    private static List<GalleryItem> items(int count) {
        var items = new ArrayList<GalleryItem>();
        for (int i = 0; i < count; i++) {
            var item = new ImageItem(new ImageId(i), "images/" + i + ".png", "picture " + i, 640, 480, Split.TRAIN,
                    ReviewState.NEW);
            items.add(new GalleryItem(item, Tags.unknown(4), false));
        }
        return items;
    }

    private void click(int index) throws Exception {
        Fx.on(() -> {
            var corner = gallery.localToScreen(0, 0);
            robot.mouseMove(corner.getX() + gallery.cells().x(index) + 20,
                    corner.getY() + gallery.cells().y(index) + 20 - gallery.top());
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseRelease(MouseButton.PRIMARY);
            return 0;
        });
    }

    private void type(KeyCode code) throws Exception {
        Fx.on(() -> {
            robot.keyType(code);
            return 0;
        });
    }

    private void type(KeyCode code, boolean shift, boolean control) throws Exception {
        Fx.on(() -> {
            Event.fireEvent(gallery, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
            return 0;
        });
    }

    private void alt(KeyCode code) throws Exception {
        Fx.on(() -> {
            Event.fireEvent(gallery, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, true, false));
            return 0;
        });
    }

    private void drag(int from, int to) throws Exception {
        Fx.on(() -> {
            var corner = gallery.localToScreen(0, 0);
            double x = corner.getX() + gallery.cells().x(from) + 4;
            double y = corner.getY() + gallery.cells().y(from) + 4;
            double endX = corner.getX() + gallery.cells().x(to) + 30;
            double endY = corner.getY() + gallery.cells().y(to) + 30;
            robot.mouseMove(x, y);
            robot.mousePress(MouseButton.PRIMARY);
            for (int i = 1; i <= 10; i++) {
                robot.mouseMove(x + (endX - x) * i / 10, y + (endY - y) * i / 10);
            }
            return 0;
        });
    }

    private void release() throws Exception {
        Fx.on(() -> {
            robot.mouseRelease(MouseButton.PRIMARY);
            return 0;
        });
    }

    @Test
    void aDragSelectsTheBoxThatItSpans() throws Exception {
        int columns = gallery.cells().columns();
        drag(0, columns + 1);
        assertThat(Fx.on(() -> gallery.box())).isNotNull();
        release();

        assertThat(gallery.selection()).containsExactlyInAnyOrder(new ImageId(0), new ImageId(1),
                new ImageId(columns), new ImageId(columns + 1));
        assertThat(Fx.on(() -> gallery.box() == null)).isTrue();
    }

    @Test
    void pagesOfDigitsReachEveryClass() throws Exception {
        var many = new limn.annotator.model.ClassCatalog(java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> new limn.annotator.model.LabelClass(i, "class " + i, 0x808080, "", false)).toList());
        Fx.on(() -> {
            gallery.setClasses(many);
            gallery.setItems(items(5).stream().map(i -> i.withTags(Tags.unknown(20))).toList());
            return 0;
        });
        click(0);
        type(KeyCode.BACK_QUOTE);
        type(KeyCode.DIGIT2);
        type(KeyCode.BACK_QUOTE);
        type(KeyCode.DIGIT2);
        type(KeyCode.DIGIT3);
        type(KeyCode.BACK_QUOTE);
        type(KeyCode.DIGIT2);

        assertThat(tagged).extracting(Tagged::action).containsExactly(new TagAction.SetState(10, TagState.PRESENT),
                new TagAction.SetState(19, TagState.PRESENT), new TagAction.SetState(1, TagState.PRESENT));
    }

    @Test
    void enterIsLeftToWhoAcceptsWhileSomethingIsSuggested() throws Exception {
        Fx.on(() -> {
            gallery.setItems(items(3).stream()
                    .map(i -> new GalleryItem(i.item(), i.tags(), false, -1, Set.of(2))).toList());
            return 0;
        });
        click(1);
        type(KeyCode.ENTER);
        assertThat(opened).isEmpty();
        assertThat(tagged).isEmpty();
    }

    @Test
    void aPictureThatCannotBeReadIsNotWaitedFor() throws Exception {
        Fx.on(() -> {
            gallery.setThumbnailSource((item, done) -> done.accept(Optional.empty()));
            gallery.layout();
            return 0;
        });
        Fx.until(() -> gallery.missing() == 0);
    }

    @Test
    void masksAreAskedForOnlyWhileTheirKeyIsDown() throws Exception {
        Fx.on(() -> {
            gallery.setItems(items(8).stream().map(i -> new GalleryItem(i.item(), i.tags(), i.item().id().value() < 3))
                    .toList());
            gallery.setMaskSource((item, done) -> requested.add(item.id()));
            gallery.layout();
            return 0;
        });
        assertThat(requested).isEmpty();
        type(KeyCode.M, false, false);
        Fx.on(() -> {
            gallery.layout();
            return 0;
        });
        assertThat(requested).containsExactlyInAnyOrder(new ImageId(0), new ImageId(1), new ImageId(2));
        Fx.on(() -> {
            Event.fireEvent(gallery,
                    new KeyEvent(KeyEvent.KEY_RELEASED, "", "", KeyCode.M, false, false, false, false));
            return 0;
        });
        assertThat(Fx.on(() -> gallery.masksShownProperty().get())).isFalse();
    }

    @Test
    void aClickSelectsOneAndArrowsGoOn() throws Exception {
        click(1);
        type(KeyCode.RIGHT);
        type(KeyCode.DOWN);

        int columns = gallery.cells().columns();
        assertThat(gallery.selection()).containsExactly(new ImageId(2 + columns));
    }

    @Test
    void shiftAndArrowsSelectARange() throws Exception {
        click(0);
        type(KeyCode.RIGHT, true, false);
        type(KeyCode.RIGHT, true, false);

        assertThat(gallery.selection()).containsExactlyInAnyOrder(new ImageId(0), new ImageId(1), new ImageId(2));
    }

    @Test
    void controlAndASelectAll() throws Exception {
        type(KeyCode.A, false, true);

        assertThat(gallery.selection()).hasSize(1000);
        assertThat(tagged).isEmpty();
    }

    @Test
    void digitsCycleTheTagOfTheWholeSelection() throws Exception {
        click(0);
        type(KeyCode.RIGHT, true, false);
        type(KeyCode.DIGIT3);
        type(KeyCode.DIGIT3, true, false);
        alt(KeyCode.DIGIT3);
        type(KeyCode.DIGIT0);
        type(KeyCode.A);

        assertThat(tagged).extracting(Tagged::action).containsExactly(new TagAction.SetState(2, TagState.PRESENT),
                new TagAction.SetState(2, TagState.PRESENT), new TagAction.SetState(2, TagState.ABSENT),
                new TagAction.AllUnknown(), new TagAction.OthersAbsent());
        assertThat(tagged).allSatisfy(t -> assertThat(t.images()).hasSize(2));
    }

    @Test
    void withoutASelectionDigitsDoNothing() throws Exception {
        type(KeyCode.DIGIT1);

        assertThat(tagged).isEmpty();
    }

    @Test
    void enterAndDoubleClickOpen() throws Exception {
        click(2);
        type(KeyCode.ENTER);
        assertThat(opened).containsExactly(new ImageId(2));
        click(3);
        click(3);
        assertThat(opened).contains(new ImageId(3));
    }

    @Test
    void theFocusIsKeptInSightAndSpoken() throws Exception {
        click(0);
        type(KeyCode.END);

        assertThat(Fx.on(() -> gallery.top())).isPositive();
        assertThat(gallery.getAccessibleText()).startsWith("picture 999, selected");
    }

    @Test
    void picturesAreAskedForWhenInSightAndTakenBackWhenNot() throws Exception {
        Fx.on(() -> {
            gallery.setThumbnailSource(new ThumbnailSource() {
                @Override
                public void request(ImageItem item, Consumer<Optional<Image>> done) { requested.add(item.id()); }

                @Override
                public void cancel(ImageId image) { cancelled.add(image); }
            });
            gallery.layout();
            return 0;
        });
        assertThat(requested).contains(new ImageId(0)).hasSizeLessThan(40);
        Fx.on(() -> {
            gallery.scrollBy(20_000);
            gallery.layout();
            return 0;
        });
        assertThat(cancelled).contains(new ImageId(0));
        assertThat(requested).doesNotContain(new ImageId(999)).hasSizeLessThan(80);
    }

    @Test
    void aPictureThatArrivesIsDrawn() throws Exception {
        Fx.on(() -> {
            gallery.setThumbnailSource((item, done) -> new Thread(() -> {
                var red = new WritableImage(160, 120);
                for (int y = 0; y < 120; y++) {
                    for (int x = 0; x < 160; x++) {
                        red.getPixelWriter().setArgb(x, y, 0xFFFF0000);
                    }
                }
                done.accept(Optional.of(red));
            }).start());
            gallery.layout();
            return 0;
        });
        double x = gallery.cells().x(0) + 40;
        double y = gallery.cells().y(0) + 40;
        Fx.until(() -> gallery.snapshot(null, null).getPixelReader().getArgb((int) x, (int) y) == 0xFFFF0000);
    }
}
