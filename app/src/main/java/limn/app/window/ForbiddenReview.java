package limn.app.window;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.image.Image;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Region;
import limn.annotator.model.TagState;
import limn.annotator.view.GalleryItem;
import limn.app.review.Forbidden;
import limn.app.review.Predicted;
import limn.app.review.RegionPicture;
import limn.app.review.TagEffects;
import limn.app.review.Wanted;
import limn.app.text.Texts;
import limn.app.window.review.ReviewPane;
import org.jspecify.annotations.Nullable;

/**
 * The part of the review that looks for missing tags: images whose tags forbid most of what the network sees, with the pixels that they
 * forbid; one key says that the class is there after all. Window's thread only.
 */
final class ForbiddenReview implements ReviewMode {
    private static final int SIDE = 1000;

    /** What a person has called right stays out of the way until the project is opened again. */
    private record Settled(ImageId image, int classId) {}

    private final Desk desk;
    private final Texts texts;
    private final ReviewPane pane;
    private final PictureCache pictures;
    private final LabelTime time;
    private final Set<Settled> settled = new HashSet<>();
    private List<Forbidden> order = List.of();
    private Wanted wanted = Wanted.ALL;
    private @Nullable Predicted predicted;
    private @Nullable TagEffects effects;
    private @Nullable ImageId current;
    private boolean isOn;

    ForbiddenReview(Desk desk, ReviewPane pane, PictureCache pictures, LabelTime time) {
        this.time = time;
        this.desk = desk;
        this.pane = pane;
        this.pictures = pictures;
        texts = desk.texts();
    }

    @Override
    public void turn(boolean on) {
        isOn = on;
        current = null;
    }

    /** The predictions of another run are shown. */
    void take(Predicted of, TagEffects found, Wanted now) {
        predicted = of;
        wanted = now;
        effects = found;
        current = null;
    }

    /** Only these classes. */
    void wanted(Wanted now) { wanted = now; }

    /** Tags of images may be others. */
    void changed(Collection<ImageId> images) {
        TagEffects of = effects;
        if (of != null) {
            images.forEach(id -> of.put(id, desk.model().tags(id)));
        }
    }

    /** In words what the tags of an image forbid, or "". */
    String words(ImageId image) {
        return found(image).map(f -> texts.get("window.proposals.forbids", percent(f), className(f))).orElse("");
    }

    private String percent(Forbidden f) {
        return String.format(texts.locale(), f.share() < 0.01f ? "%.1f" : "%.0f", 100 * f.share());
    }

    private String className(Forbidden f) { return desk.model().classes().get(f.classId()).name(); }

    private Optional<Forbidden> found(ImageId image) {
        TagEffects of = effects;
        return of == null ? Optional.empty() : of.of(image);
    }

    /** Why the class cannot be said to be there, or "". @param image at hand */
    String obstacle(Optional<ImageId> image) {
        if (image.flatMap(this::found).isEmpty()) {
            return texts.get("keys.nothingForbidden");
        }
        return desk.model().project().isReadOnly() ? texts.get("keys.readOnly") : "";
    }

    @Override
    public String obstacle() { return obstacle(image()); }

    @Override
    public Optional<ImageId> image() { return Optional.ofNullable(current); }

    /** The class that the tags of an image forbid most is there: one step to undo. */
    void present(ImageId image) {
        found(image).ifPresent(f -> {
            desk.model().setTags(Map.of(image, desk.model().tags(image).with(f.classId(), TagState.PRESENT)));
            time.tagged();
        });
    }

    /** Yes: the class is there. No: the tag is right. */
    @Override
    public void judge(ReviewReach reach, boolean yes) {
        image().flatMap(this::found).ifPresent(f -> {
            if (yes) {
                present(f.image());
            } else {
                settled.add(new Settled(f.image(), f.classId()));
                refresh();
            }
        });
    }

    @Override
    public void step(boolean forward) {
        int at = place();
        if (at >= 0) {
            current = order.get(Math.floorMod(at + (forward ? 1 : -1), order.size())).image();
            show();
        }
    }

    @Override
    public void goTo(ImageId image) {
        if (!image.equals(current) && order.stream().anyMatch(f -> f.image().equals(image))) {
            current = image;
            show();
        }
    }

    private int place() {
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i).image().equals(current)) {
                return i;
            }
        }
        return -1;
    }

    /** Shows the images anew, with the one at hand or who follows it. */
    @Override
    public void refresh() {
        TagEffects of = effects;
        if (!isOn || of == null) {
            return;
        }
        int before = place();
        order = of.mostFirst().stream().filter(this::isWanted).toList();
        if (place() < 0) {
            current = order.isEmpty() ? null : order.get(Math.clamp(before, 0, order.size() - 1)).image();
        }
        pane.showImages(order.stream().flatMap(f -> desk.model().image(f.image()).stream())
                .map(i -> new GalleryItem(i, desk.model().tags(i.id()), desk.model().isMasked(i.id()))).toList());
        pane.showForbidden(order.size());
        show();
    }

    private boolean isWanted(Forbidden f) {
        return !settled.contains(new Settled(f.image(), f.classId()))
                && (wanted.classId().isEmpty() || wanted.classId().getAsInt() == f.classId());
    }

    /** Images whose tags are others than when they were predicted. */
    int retagged() {
        TagEffects of = effects;
        return of == null ? 0 : of.retagged();
    }

    private void show() {
        Predicted of = predicted;
        Optional<Forbidden> now = image().flatMap(this::found);
        if (of == null || now.isEmpty()) {
            boolean known = of == null || of.isFreeKnown();
            pane.showWords(texts.get(known ? "window.proposals.forbidsNothing" : "window.proposals.forbidsUnknown"));
            return;
        }
        Forbidden f = now.get();
        pane.select(f.image());
        time.opened(f.image());
        desk.model().image(f.image()).ifPresent(item -> desk.jobs().run("review-region",
                () -> drawn(of, item, f.classId()), drawn -> {
                    if (isOn && f.image().equals(current)) {
                        pane.show(drawn.marked(), drawn.bare(), desk.model().classes().get(f.classId()),
                                words(f.image()),
                                item.name());
                    }
                }, desk::failed));
    }

    private record Drawn(Image marked, Image bare) {}

    private Drawn drawn(Predicted of, ImageItem item, int classId) throws java.io.IOException {
        Region whole = new Region(0, 0, item.width(), item.height());
        var cut = pictures.get(item, () -> false).cut(whole, Math.min(SIDE, 6 * Math.max(item.width(), item.height())));
        int rgb = desk.model().project().classes().get(classId).rgb();
        return new Drawn(Thumbnails.image(RegionPicture.of(cut, whole, of.free(item, classId), rgb)),
                Thumbnails.image(cut));
    }
}
