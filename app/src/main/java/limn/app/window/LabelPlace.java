package limn.app.window;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.review.LabellingClock;
import limn.annotator.review.NextCard;
import limn.annotator.view.TagAction;
import limn.annotator.view.MaskCanvas;
import limn.annotator.view.ViewTexts;
import limn.app.text.Texts;
import limn.app.window.command.KeyStore;
import limn.app.window.gallery.ImageWalk;
import limn.app.window.label.PaintLock;
import limn.app.window.label.PaintLock.Reason;
import limn.app.window.label.ComparePanes;
import limn.app.window.label.RememberedLook;
import limn.app.window.label.TonePanel;
import limn.app.window.label.ViewMenu;
import org.jspecify.annotations.Nullable;

/** Label: one image, as large as possible. Strokes go to disk as they are finished; pictures are loaded behind. */
final class LabelPlace implements Place {
    private record Reloaded(Mask mask, History.Names names) {}

    private final Desk desk;
    private final Texts texts;
    private final MaskCanvas canvas;
    private final ToolColumn tools;
    private final TagSuggestions suggestions;
    private final LabelSide side;
    private final LabelBar bar;
    private final History history;
    private final ModelPanel model;
    private final ComparePanes compare;
    private final TonePanel tone;
    private final ImageOpening opening;
    private final ReviewPanel review;
    private final NextQueue queue;
    private final LabelTime time;
    private final ScrollPane right;
    private final Label message = new Label();
    private final BorderPane root = new BorderPane();
    private @Nullable ImageItem shown;
    private @Nullable ImageId wanted;
    private final PauseTransition moment = new PauseTransition(Duration.millis(20));
    private Mask committed = Mask.unlabelled(1, 1);
    private ImageWalk walk = ImageWalk.NOWHERE;
    private final PaintLock lock;

    LabelPlace(Desk desk, Predictions predictions, Scores scores, ImageOpening opening, KeyStore settings,
            NextQueue queue) {
        this.desk = desk;
        this.opening = opening;
        this.queue = queue;
        texts = desk.texts();
        Function<String, String> words = ViewTexts.of(texts.locale());
        canvas = new MaskCanvas(words);
        canvas.setId("canvas");
        lock = new PaintLock(canvas.readOnlyProperty());
        canvas.setOnCommit(this::committed);
        history = new History(desk, this::restored);
        history.pending().subscribe(pending -> lock.set(Reason.UNDOING, pending));
        tools = new ToolColumn(texts, desk.actions(), canvas, history);
        model = new ModelPanel(desk, predictions, canvas, this::accept);
        suggestions = new TagSuggestions(desk, scores);
        side = new LabelSide(desk, words, canvas, model, suggestions);
        review = new ReviewPanel(desk, canvas::requestFocus);
        side.addReview(review, new NextPanel(desk, queue, this::open));
        right = side.scrolled();
        time = new LabelTime(desk.model(), LabellingClock.ofMachine());
        time.watch(root);
        tone = new TonePanel(texts, desk.actions(), canvas);
        message.getStyleClass().add("canvas-message");
        var middle = new StackPane(canvas, message, tone);
        middle.getStyleClass().add("canvas-frame");
        canvas.focusVisibleProperty()
                .subscribe(visible -> middle.pseudoClassStateChanged(PseudoClass.getPseudoClass("ringed"), visible));
        StackPane.setAlignment(message, Pos.CENTER);
        StackPane.setAlignment(tone, Pos.TOP_RIGHT);
        compare = new ComparePanes(texts, words, canvas, middle);
        model.onLabels(this::predicted);
        RememberedLook.of(settings, canvas.look(), compare.comparingProperty());
        bar = new LabelBar(desk, canvas, new ViewMenu(desk.actions(), texts.get("window.label.view"), canvas.look(),
                compare.comparingProperty()));
        root.setLeft(tools);
        root.setCenter(new VBox(compare, bar));
        VBox.setVgrow(compare, javafx.scene.layout.Priority.ALWAYS);
        root.setRight(right);
        root.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> Platform.runLater(this::backToPicture));
        desk.model().steps().onWork(work -> lock.set(Reason.WORK, work.active()));
        LabelActions.add(this, desk, history, model);
        desk.model().onChange(this::changed);
        changed(Aspect.CLASSES);
        showMessage(texts.get("window.label.none"));
    }

    /** After a click on a button the keys belong to the picture again; who goes there by Tab stays. */
    private void backToPicture() {
        Node owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
        boolean button = owner instanceof ButtonBase && !(owner instanceof MenuButton);
        if (owner != null && (button || owner instanceof Slider) && !owner.isFocusVisible()) {
            canvas.requestFocus();
        }
    }

    private void changed(Aspect aspect) {
        if (aspect == Aspect.CLASSES) {
            canvas.setClasses(desk.model().classes());
            lock.set(Reason.NOTHING_TO_PAINT,
                    desk.model().classes().size() == 0 || desk.model().project().isReadOnly());
        } else if (aspect == Aspect.EVERY_MASK) {
            reload();
        }
        side.refresh(aspect, Optional.ofNullable(shown));
        showReview();
    }

    /** Class indices mean something else now: the mask at hand is shown as it is on disk before anybody goes on painting. */
    private void reload() {
        ImageItem item = shown;
        lock.set(Reason.READING, item != null);
        if (item != null) {
            desk.jobs().run("mask", () -> new Reloaded(desk.model().mask(item),
                    History.Names.of(desk.model().project(), item.id())), now -> {
                        if (item.equals(shown)) {
                            committed = now.mask;
                            canvas.setClasses(desk.model().classes());
                            canvas.setMask(now.mask);
                            history.show(item, now.names);
                            model.show(item);
                        }
                        lock.set(Reason.READING, false);
                    }, desk::failed);
        }
    }

    private void showReview() {
        ImageItem item = shown;
        if (item != null) {
            review.show(item);
        }
    }

    /** Opens the image of a card. */
    private void open(NextCard card) {
        ImageId image = card.image();
        open(image,
                walk.placeOf(image) >= 0 ? walk.order() : desk.model().images().stream().map(ImageItem::id).toList());
    }

    /** Opens what is best labelled next. */
    void openNext() {
        queue.next(Optional.ofNullable(wanted), card -> card.ifPresentOrElse(this::open,
                () -> desk.notices().accept(Notice.of(Notice.Level.INFO, texts.get("window.next.none")))));
    }

    /** Opens an image. @param among the images that previous and next walk through */
    void open(ImageId id, List<ImageId> among) {
        walk = new ImageWalk(among);
        open(id);
    }

    private void open(ImageId id) {
        ImageItem item = desk.model().image(id).orElse(null);
        if (item == null || id.equals(wanted)) {
            return;
        }
        wanted = id;
        bar.showLoading(item);
        opening.open(item, this::show, this::sharpen, this::unreadable);
    }

    /** What was painted on the picture before belongs to that one: it is told first, and only then this one is shown. */
    private void show(ImageOpening.Opened opened) {
        canvas.settle(() -> put(opened));
    }

    private void put(ImageOpening.Opened opened) {
        ImageItem item = opened.item();
        if (!item.id().equals(wanted)) {
            return; // another one is on its way
        }
        if (isShown(item)) { // come back to, or seen coarse meanwhile: what was painted since stays
            bar.show(item, committed, walk.placeOf(item.id()), walk.order().size());
            sharper(opened);
            return;
        }
        shown = item;
        committed = opened.labels().mask();
        showMessage("");
        canvas.show(opened.pyramid(), committed, desk.model().classes());
        history.show(item, opened.labels().names());
        bar.show(item, committed, walk.placeOf(item.id()), walk.order().size());
        compare.show(opened.pyramid());
        time.opened(item.id());
        model.show(item);
        canvas.requestFocus();
        moment.setOnFinished(e -> besides(item));
        moment.playFromStart();
    }

    /** The picture itself is there; if a coarse one is shown, it takes its place and all else stays. */
    private void sharpen(ImageOpening.Opened opened) {
        if (isShown(opened.item())) {
            sharper(opened);
        } else {
            show(opened);
        }
    }

    private boolean isShown(ImageItem item) {
        ImageItem now = shown;
        return now != null && now.id().equals(item.id());
    }

    private void sharper(ImageOpening.Opened opened) {
        if (!canvas.isSharp()) {
            canvas.sharpen(opened.pyramid());
            compare.sharpen(opened.pyramid());
            besides(opened.item());
        }
    }

    /** What may come a frame after the picture; the most of it when that is sharp, so that it does not wait for other work. */
    private void besides(ImageItem item) {
        if (isShown(item)) {
            side.refresh(Aspect.IMAGES, Optional.of(item));
            showReview();
            if (canvas.isSharp()) {
                queue.refresh();
                opening.expect(walk.neighbours(item.id()).stream().map(desk.model()::image)
                        .flatMap(Optional::stream).toList());
            }
        }
    }

    /** What the model says of the image at hand, or null if that is not shown. */
    private void predicted(byte @Nullable [] labels) {
        Mask now = canvas.mask();
        if (labels == null || now == null || !compare.comparingProperty().get()) {
            desk.jobs().cancel("compare");
            compare.showPrediction(null);
            return;
        }
        desk.jobs().run("compare", () -> Mask.of(now.width(), now.height(), labels), compare::showPrediction,
                desk::failed);
    }

    /** Picture, mask and prediction side by side, or the mask alone. */
    void turnCompare() {
        compare.comparingProperty().set(!compare.comparingProperty().get());
        predicted(model.labels());
    }

    /** Opens the card of contrast, gamma and channel, or closes it. */
    void turnTone() { tone.turn(); }

    private void unreadable(Exception failure) {
        if (!(failure instanceof CancellationException)) {
            canvas.settle(() -> showNothing(failure));
        }
    }

    private void showNothing(Exception failure) {
        shown = null;
        canvas.clear();
        compare.show(null);
        history.clear();
        showMessage(Failures.words(texts, failure));
        ImageId again = wanted;
        wanted = null; // so that it can be opened again
        if (again == null || !FindImages.offer(desk, again, () -> open(again))) {
            desk.failed(failure);
        }
    }

    private void showMessage(String words) {
        message.setText(words);
        message.setVisible(!words.isEmpty());
    }

    private void committed(ChangeKind kind, Mask after) {
        ImageItem item = shown;
        if (item != null) {
            desk.model().commit(Change.of(kind, item.id(), committed, after), time.stroke());
            committed = after;
            history.changed(kind);
            bar.showMask(after);
            showReview();
        }
    }

    private void restored(Change change) {
        ImageItem item = shown;
        if (item != null && item.id().equals(change.image())) {
            committed = change.after();
            canvas.setMask(change.after());
            bar.showMask(change.after());
        }
    }

    private void accept(Mask after) {
        if (!after.equals(committed)) {
            canvas.setMask(after);
            committed(ChangeKind.ACCEPT_PREDICTION, after);
        }
    }

    void previous() { walk.from(wanted, -1).ifPresent(this::open); }

    void next() { walk.from(wanted, 1).ifPresent(this::open); }

    /** What undo would take back, or "". */
    String undoName() { return history.undoName().get(); }

    String redoName() { return history.redoName().get(); }

    MaskCanvas canvas() { return canvas; }

    ModelPanel model() { return model; }

    /** The image that is shown. */
    Optional<ImageItem> shown() { return Optional.ofNullable(shown); }

    /** The image that is shown or on its way. */
    Optional<ImageId> wanted() { return Optional.ofNullable(wanted); }

    /** The images that previous and next walk through. */
    List<ImageId> order() { return walk.order(); }

    @Override
    public Node node() { return root; }

    @Override
    public void entered() {
        if (wanted == null && !desk.model().images().isEmpty()) {
            open(desk.model().images().getFirst().id(),
                    desk.model().images().stream().map(ImageItem::id).toList());
        }
        shown().ifPresent(item -> time.opened(item.id()));
        queue.refresh();
        model.refresh();
        canvas.requestFocus();
    }

    TagSuggestions suggestions() { return suggestions; }

    /** Gives the image at hand the tags of the one before it. */
    void tagAsPrevious() {
        walk.from(wanted, -1).ifPresent(before -> tag(new TagAction.SetAll(desk.model().tags(before))));
    }

    /** What is left of the time goes to the image before the place is out of sight. */
    @Override
    public void left() {
        time.left();
        review.keepNote();
    }

    void tag(TagAction action) {
        shown().ifPresent(item -> {
            side.tag(item, action);
            time.tagged();
        });
    }

    /** Gives a class its next tag in the image that is shown. */
    void cycleTag(int index) {
        shown().ifPresent(item -> tag(new TagAction.SetState(index, desk.model().tags(item.id()).of(index).next())));
    }

    /** Why a class cannot be tagged, or "". */
    String cannotTag(int index) {
        return shown().isEmpty() ? texts.get("keys.noImage") : ClassWords.missing(desk, index);
    }

    /** Adds a class and opens its editor. */
    void newClass() { side.newClass(); }

    /** Folds the panels beside the picture away, or brings them back. */
    void togglePanels() {
        root.setRight(root.getLeft() == null ? right : null);
        root.setLeft(root.getLeft() == null ? tools : null);
    }
}
